#!/usr/bin/env python3
"""Messages that are kept: to somebody who is not there, between processes that share a store, and when processes are killed."""

import json
import os
import random
import socket
import stat
import subprocess
import time
import unittest

from test_cli import LOCAL, PROGRAM, QUIET, CommandLine


def free_udp_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Kept(CommandLine):
    def setUp(self):
        super().setUp()
        self.port = free_udp_port()
        self.uri = f"sip:bob@127.0.0.1:{self.port}"
        # Without an account she is known by her port.
        self.here = ["--bind", "127.0.0.1", "--sip-port", str(free_udp_port())]
        self.consoles = 0
        self.stores = {name: self.folder / name / "messages.db" for name in ("alice", "bob")}

    def store(self, name):
        return ["--message-store", str(self.stores[name])]

    def bob(self):
        process = self.start("answer", "--json", "--bind", "127.0.0.1", "--sip-port", str(self.port), *QUIET, *self.store("bob"))
        self.wait_for(process, "ready")
        return process

    def alice(self):
        """A console; what it says goes to a file, of which nothing is lost when it is killed."""
        said = open(self.folder / f"alice-{self.consoles}.json", "w+", encoding="utf-8")  # pylint: disable=consider-using-with
        self.addCleanup(said.close)
        self.consoles += 1
        process = subprocess.Popen([PROGRAM, "--json", *self.here, *QUIET, *self.store("alice")], stdin=subprocess.PIPE, stdout=said,
                                   stderr=subprocess.DEVNULL, text=True, cwd=self.folder, env=self.environment)
        self.addCleanup(self.end, process)
        process.said = said
        self.until(lambda: self.heard(process, "ready"))
        return process

    @staticmethod
    def end(process):
        process.kill()
        process.wait()
        process.stdin.close()

    @staticmethod
    def heard(process, name, **fields):
        """The events of this name with these values that a console has told so far."""
        process.said.seek(0)
        events = [json.loads(line) for line in process.said.read().split("\n")[:-1]]
        return [event for event in events
                if event["event"] == name and all(event[key] == value for key, value in fields.items())]

    def tell(self, process, *lines):
        process.stdin.write("".join(line + "\n" for line in lines))
        process.stdin.flush()

    def stored(self, name):
        run = self.run_program("messages", "--json", "--most", "100000", *self.store(name))
        self.expect(run, 0)
        return self.events(run)

    def until(self, condition, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if condition():
                return
            time.sleep(0.1)
        self.fail("it did not come about in time")

    def test_waits_for_somebody_who_is_not_there(self):
        run = self.run_program("message", self.uri, "Call me", "--keep", "--json", *LOCAL, *self.store("alice"))
        self.expect(run, 0)
        told = {event["event"]: event for event in self.events(run)}
        self.assertTrue(told["message-kept"]["ours"])
        self.assertTrue(told["message-result"]["kept"])
        self.assertFalse(told["message-result"]["delivered"])
        self.assertEqual(self.stored("alice")[0]["state"], "waiting")
        self.assertEqual(stat.S_IMODE(self.stores["alice"].stat().st_mode), 0o600)
        bob = self.bob()
        alice = self.alice()
        came = self.wait_for(bob, "message", body="Call me")
        self.assertEqual(came["reference"], told["message-kept"]["reference"])
        self.until(lambda: self.heard(alice, "message-result", delivered=True))
        self.until(lambda: self.stored("alice")[0]["state"] == "sent")
        self.assertEqual([message["body"] for message in self.stored("bob")], ["Call me"])

    def test_without_keep_there_is_one_try_and_nothing_is_stored(self):
        run = self.run_program("message", self.uri, "Call me", *LOCAL)
        self.expect(run, 4)
        self.assertFalse((self.folder / ".local").exists())
        self.assertEqual(self.run_program("messages").stdout, "")

    def test_one_process_delivers_for_all(self):
        alice = self.alice()
        self.tell(alice, f"message {self.uri} first")
        self.until(lambda: self.heard(alice, "message-kept", ours=True))
        run = self.run_program("message", self.uri, "second", "--keep", "--json", *LOCAL, *self.store("alice"))
        self.expect(run, 0)
        self.assertFalse(next(event for event in self.events(run) if event["event"] == "message-kept")["ours"])
        bob = self.bob()
        self.end(alice)
        self.alice()
        self.wait_for(bob, "message", body="first")
        self.wait_for(bob, "message", body="second")

    def test_loads_the_database_only_where_there_is_one(self):
        def mapped(process):
            with open(f"/proc/{process.pid}/maps", encoding="utf-8") as maps:
                return "libsqlite3" in maps.read()

        bob = self.bob()
        self.assertFalse(mapped(bob))
        self.expect(self.run_program("message", self.uri, "Hello", *LOCAL), 0)
        self.wait_for(bob, "message", body="Hello")
        self.assertTrue(mapped(bob))

    def test_a_store_that_cannot_be_used_is_told(self):
        self.stores["alice"].mkdir(parents=True)
        run = self.run_program("message", self.uri, "Hello", "--keep", *LOCAL, *self.store("alice"))
        self.expect(run, 9, "could not be kept", str(self.stores["alice"]))

    def test_killed_at_any_moment_nothing_is_lost_or_read_twice(self):
        """Both sides are killed again and again while messages go. What was said to be kept arrives, once, in order."""
        seed = int(os.environ.get("MTAVIP_SEED", "20260101"))
        chance = random.Random(seed)
        promised, number = [], 0
        bob = self.bob()
        for _ in range(8):
            alice = self.alice()
            lines = [f"message {self.uri} {number + index}" for index in range(12)]
            number += len(lines)
            self.tell(alice, *lines)
            if chance.random() < 0.5:
                time.sleep(chance.random() * 0.15)
                bob.kill()
                bob.communicate()
                bob = self.bob()
            time.sleep(chance.random() * 0.3)
            self.end(alice)
            promised += [event["reference"] for event in self.heard(alice, "message-kept")]
        self.assertGreater(len(promised), 20, "hardly anything was promised")
        # Pauses between attempts are half a minute: whoever starts anew tries at once.
        for _ in range(4):
            alice = self.alice()
            try:
                self.until(lambda: all(message["state"] == "sent" for message in self.stored("alice")), 8)
                break
            except AssertionError:
                self.end(alice)
        kept = self.stored("alice")
        self.assertEqual({message["state"] for message in kept}, {"sent"}, f"seed {seed}")
        self.assertLessEqual(set(promised), {message["reference"] for message in kept}, f"seed {seed}: lost from the outbox")
        came = self.stored("bob")
        self.assertEqual([message["reference"] for message in came], [message["reference"] for message in kept],
                         f"seed {seed}: not what was sent, once and in order")
        numbers = [int(message["body"]) for message in came]
        self.assertEqual(numbers, sorted(numbers))


if __name__ == "__main__":
    unittest.main()
