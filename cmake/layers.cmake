# A layer is a folder of src/: its .cpp files make the static library mtavip_<name>, and the *_test.cpp files beside them
# make the program mtavip_<name>_test. *_fuzz.cpp files stand in fuzz/, *_bench.cpp in bench/.

# mtavip_precompile(TARGET KIND [HEADER...]): the headers of the standard library and those named, compiled once for all targets
# of one kind, that is of the same compiler options.
function(mtavip_precompile target kind)
  if(NOT MTAVIP_PRECOMPILED_HEADERS)
    return()
  endif()
  get_property(first GLOBAL PROPERTY mtavip_precompiled_${kind})
  if(first)
    target_precompile_headers(${target} REUSE_FROM ${first})
  else()
    set_property(GLOBAL PROPERTY mtavip_precompiled_${kind} ${target})
    target_precompile_headers(${target} PRIVATE <algorithm> <array> <charconv> <chrono> <cmath> <cstdint> <deque>
      <functional> <limits> <map> <memory> <optional> <set> <span> <string> <string_view> <unordered_map> <utility>
      <variant> <vector> ${ARGN})
  endif()
endfunction()

# Layers whose tests take no time worth mentioning: with sanitizers, the optimizer's on them is more than it saves.
set(MTAVIP_QUICK_ANYWAY call client device h323 trace)

# mtavip_layer(NAME [DEPENDS layer...] [LIBRARIES imported targets...] [EXCLUDE regex])
function(mtavip_layer name)
  cmake_parse_arguments(ARG "" "EXCLUDE" "DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(ARG_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "${ARG_EXCLUDE}")
  endif()
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  add_library(mtavip_${name} STATIC ${sources})
  target_link_libraries(mtavip_${name} PUBLIC mtavip_options)
  foreach(layer ${ARG_DEPENDS})
    target_link_libraries(mtavip_${name} PUBLIC mtavip_${layer})
  endforeach()
  target_link_libraries(mtavip_${name} PUBLIC ${ARG_LIBRARIES})
  if(MTAVIP_SANITIZE AND name IN_LIST MTAVIP_QUICK_ANYWAY)
    target_compile_options(mtavip_${name} PRIVATE -O0)
    mtavip_precompile(mtavip_${name} plain_library)
  else()
    mtavip_precompile(mtavip_${name} library)
  endif()

  if(MTAVIP_TESTS AND tests)
    mtavip_test(${name} ${tests})
    target_link_libraries(mtavip_${name}_test PRIVATE mtavip_${name})
  endif()
endfunction()

# mtavip_module(NAME sources...): the shared object mtavip-NAME.so, loaded from lib/mtavip when first needed.
function(mtavip_module name)
  add_library(mtavip-${name} MODULE ${ARGN})
  target_link_libraries(mtavip-${name} PRIVATE mtavip_options)
  set_target_properties(mtavip-${name} PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib/mtavip)
  # What the module has linked in stays its own; only its entry is seen.
  target_link_options(mtavip-${name} PRIVATE -Wl,--exclude-libs,ALL -Wl,--as-needed)
  install(TARGETS mtavip-${name} DESTINATION ${CMAKE_INSTALL_LIBDIR}/mtavip)
endfunction()

# mtavip_test(NAME sources...): a GoogleTest program known to ctest. The target unit_tests is all of them.
function(mtavip_test name)
  add_executable(mtavip_${name}_test ${ARGN})
  if(NOT TARGET unit_tests)
    add_custom_target(unit_tests)
  endif()
  add_dependencies(unit_tests mtavip_${name}_test)
  target_link_libraries(mtavip_${name}_test PRIVATE mtavip_options GTest::gmock GTest::gtest_main)
  target_compile_definitions(mtavip_${name}_test PRIVATE MTAVIP_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
  if(MTAVIP_SANITIZE)
    # The sanitized build is to find faults in the libraries: the optimizer's time on the tests themselves, a third of the
    # build, buys nothing.
    target_compile_options(mtavip_${name}_test PRIVATE -O0)
  endif()
  mtavip_precompile(mtavip_${name}_test test <gmock/gmock.h> <gtest/gtest.h>)
  add_test(NAME ${name} COMMAND mtavip_${name}_test)
endfunction()

# mtavip_fuzz_target(NAME source layers...): a libFuzzer program; its corpus is tests/data/corpus/NAME.
function(mtavip_fuzz_target name source)
  if(MTAVIP_FUZZ)
    add_executable(fuzz_${name} ${source})
    foreach(layer ${ARGN})
      target_link_libraries(fuzz_${name} PRIVATE mtavip_${layer})
    endforeach()
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    if(NOT TARGET fuzz_targets)
      add_custom_target(fuzz_targets)
    endif()
    add_dependencies(fuzz_targets fuzz_${name})
  endif()
endfunction()
