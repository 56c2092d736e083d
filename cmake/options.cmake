# What can be chosen at configure time, and the warnings and sanitizers every target is built with.

option(MTAVIP_TESTS "Build the unit and scenario tests" ON)
option(MTAVIP_FUZZ "Build the fuzz targets (clang with libFuzzer)" OFF)
option(MTAVIP_BENCH "Build the benchmarks" ON)
set(MTAVIP_SANITIZE "" CACHE STRING "Sanitizers for every target: address,undefined or thread")

# A compiler cache and precompiled headers do not go together (what is cached would hold for one checkout alone), and a build
# from nothing gains more from the headers. GCC 12 warns of what is none within the headers once they are precompiled.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM OR NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  set(precompile OFF)
else()
  set(precompile ON)
endif()
option(MTAVIP_PRECOMPILED_HEADERS "Compile the standard library's headers once; without them, ccache serves if it is there" ${precompile})
if(CCACHE_PROGRAM AND NOT MTAVIP_PRECOMPILED_HEADERS)
  # What was compiled in one checkout serves in another.
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
endif()

add_library(mtavip_options INTERFACE)
target_compile_options(mtavip_options INTERFACE
  -Wall -Wextra -Wconversion -Wshadow -Wnon-virtual-dtor -Werror -fvisibility=hidden)
target_include_directories(mtavip_options INTERFACE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
if(MTAVIP_SANITIZE)
  target_compile_options(mtavip_options INTERFACE
    -fsanitize=${MTAVIP_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  if(MTAVIP_SANITIZE MATCHES undefined)
    # Wild, null and misaligned accesses stop in the address sanitizer; checking each access twice doubles the build time.
    target_compile_options(mtavip_options INTERFACE
      -fno-sanitize=vptr,null,alignment,object-size,nonnull-attribute,returns-nonnull-attribute)
  endif()
  target_link_options(mtavip_options INTERFACE -fsanitize=${MTAVIP_SANITIZE})
endif()
if(MTAVIP_FUZZ)
  target_compile_options(mtavip_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
