// 1,000 registrations at one gatekeeper, and 1,000 calls at once between two terminals, all of them in one process over
// the simulated network: the memory that each takes, the time for each, and what is left when all have ended.
#include <ctime>
#include <string>

#include <benchmark/benchmark.h>
#include <malloc.h>

#include "tests/scenario/h323_crowd.h"

namespace mtavip::h323::scenario {
namespace {

constexpr std::size_t kCount = 1'000;

double heap_in_use() {
  return static_cast<double>(mallinfo2().uordblks);
}
double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}
double of_each(double all) {
  return all / static_cast<double>(kCount);
}

struct World {
  World() { network.set_capture(false); }
  testkit::Scheduler scheduler;
  testkit::SimulatedNetwork network{scheduler, 1};
};

/// The gatekeeper's part of the memory and of the time is in it.
void registrations(benchmark::State& state) {
  for (auto _ : state) {
    World world;
    CrowdGatekeeper gatekeeper(world.network);
    Crowd alice(world.network, "alice", IpAddress::v4({10, 0, 0, 1}));
    const double before = heap_in_use();
    const double start = processor_seconds();
    for (std::size_t i = 0; i < kCount; ++i) alice.register_as(std::to_string(100'000 + i));
    world.scheduler.run_for(10s);
    if (alice.registered() != kCount) state.SkipWithError("not all are registered");
    state.counters["us_each"] = of_each(processor_seconds() - start) * 1e6;
    state.counters["bytes_each"] = of_each(heap_in_use() - before);
    world.scheduler.run_for(1h);
    state.counters["bytes_each_after_an_hour"] = of_each(heap_in_use() - before);
    alice.unregister();
    world.scheduler.run_for(60s);
    state.counters["left"] = static_cast<double>(gatekeeper->registered());
    state.counters["bytes_left_in_all"] = heap_in_use() - before;
  }
}
BENCHMARK(registrations)->Unit(benchmark::kMillisecond)->Iterations(1);

/// Both ends of each call are in this process, and in the figures halved.
void calls(benchmark::State& state) {
  for (auto _ : state) {
    World world;
    Crowd alice(world.network, "alice", IpAddress::v4({10, 0, 0, 1}));
    Crowd bob(world.network, "bob", IpAddress::v4({10, 0, 0, 2}));
    double before = 0;
    // The first round is for what is kept once and for all: tables that have grown.
    for (std::size_t round = 0; round < 3; ++round) {
      if (round == 1) before = heap_in_use();
      const double start = processor_seconds();
      for (std::size_t i = 0; i < kCount; ++i) {
        alice.call("10.0.0.2");
        world.scheduler.run_for(1ms);
      }
      world.scheduler.run_for(10s);
      if (alice.answered() != kCount * (round + 1)) state.SkipWithError("not all were answered");
      if (round == 1) state.counters["bytes_each_end"] = of_each(heap_in_use() - before) / 2;
      alice.end_calls();
      world.scheduler.run_for(30s);
      if (round == 1) state.counters["us_each_end"] = of_each(processor_seconds() - start) / 2 * 1e6;
      const auto load = alice.terminal().load();
      if (load.calls != 0 || load.connections != 0) state.SkipWithError("something is left of the calls");
    }
    state.counters["bytes_left_in_all"] = heap_in_use() - before;
  }
}
BENCHMARK(calls)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace mtavip::h323::scenario

BENCHMARK_MAIN();
