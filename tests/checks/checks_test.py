#!/usr/bin/env python3
"""Tests of the checks themselves: each must find what it is there to find."""

import pathlib
import sys
import unittest

import documentation
import globals_in_cores
import source
from report import Report
from sources import strip_comments_and_literals


def refused(path, form, header):
    layers = source.read_layers()
    place = pathlib.PurePosixPath(path)
    return source.wrong_include(place, source.layer_of(place, layers), form, header, layers) is not None


class IncludeGraph(unittest.TestCase):
    def test_upward_is_refused(self):
        self.assertTrue(refused("src/sip/dialog.cpp", '"', "call/call.h"))
        self.assertTrue(refused("src/base/bytes.h", '"', "crypto/digest.h"))
        self.assertTrue(refused("src/sip/dialog.cpp", '"', "h323/endpoint.h"))
        self.assertTrue(refused("apps/cli/main.cpp", '"', "base/text.h"))
        self.assertTrue(refused("apps/cli/main.cpp", '"', "client/engine.h"))

    def test_downward_and_own_are_taken(self):
        self.assertFalse(refused("src/sip/dialog.cpp", '"', "base/bytes.h"))
        self.assertFalse(refused("src/sip/dialog.cpp", '"', "sip/message.h"))
        self.assertFalse(refused("src/media/codec/ffmpeg/h264.cpp", '"', "media/codec.h"))
        self.assertFalse(refused("apps/cli/main.cpp", "<", "mtavip/client.h"))

    def test_libraries_stay_in_their_room(self):
        self.assertTrue(refused("src/sip/dialog.cpp", "<", "boost/asio.hpp"))
        self.assertTrue(refused("src/media/video/stream.cpp", "<", "libavcodec/avcodec.h"))
        self.assertFalse(refused("src/media/codec/ffmpeg/h264.cpp", "<", "libavcodec/avcodec.h"))
        self.assertFalse(refused("src/net/udp.cpp", "<", "boost/asio.hpp"))

    def test_operating_system_and_threads_stay_out_of_cores(self):
        self.assertTrue(refused("src/rtp/session.cpp", "<", "sys/socket.h"))
        self.assertTrue(refused("src/rtp/session.cpp", "<", "thread"))
        self.assertFalse(refused("src/net/udp.cpp", "<", "sys/socket.h"))
        self.assertFalse(refused("src/rtp/session.cpp", "<", "vector"))

    def test_test_libraries_only_in_tests(self):
        self.assertTrue(refused("src/rtp/session.cpp", "<", "gtest/gtest.h"))
        self.assertFalse(refused("src/rtp/session_test.cpp", "<", "gtest/gtest.h"))


class Globals(unittest.TestCase):
    def found(self, code):
        text = strip_comments_and_literals(code)
        statements = [s for _, s in globals_in_cores.namespace_statements(text) if globals_in_cores.is_mutable_variable(s)]
        return len(statements) + len(globals_in_cores._LOCAL_STATIC.findall(text))

    def test_variables_are_found(self):
        for code in ("namespace a {\nint counter = 0;\n}", "namespace {\nstd::map<int, int> cache;\n}",
                     "static std::string name = \"x\";", "namespace a {\nstd::vector<int> list{1, 2};\n}",
                     "int next() {\n  static int n = 0;\n  return ++n;\n}", "thread_local int depth = 0;",
                     "inline Table table[4];"):
            self.assertGreaterEqual(self.found(code), 1, code)

    def test_constants_types_and_functions_are_not(self):
        for code in ("namespace a {\nconstexpr int kOne = 1;\nconst std::string kName = \"x\";\n}",
                     "struct A {\n  int value = 0;\n  static A make(int v);\n};", "int f(int a, int b);",
                     "int f() {\n  int local = 3;\n  return local;\n}\nint g() { return 1; }",
                     "inline constexpr std::array<int, 2> kList{1, 2};", "enum class E : int { kA, kB };",
                     "using A = std::vector<int>;", "bool operator==(const A& a, const A& b) = default;",
                     "template <class T>\nT zero() {\n  static constexpr T kZero{};\n  return kZero;\n}",
                     "A::A(int x)\n    : x_(x) {\n  run();\n}", "// int counter = 0;\n"):
            self.assertEqual(self.found(code), 0, code)


class Text(unittest.TestCase):
    def test_comments_and_literals_go_and_lines_stay(self):
        self.assertEqual(strip_comments_and_literals('a; // throw\nb("throw");\n/* x\n y */ c;'), 'a; \nb("");\n\n c;')
        self.assertNotIn("sleep", strip_comments_and_literals('R"(sleep(\n1))" ; \'"\' ; "sleep("'))
        self.assertIn("1'000'000", strip_comments_and_literals("x = 1'000'000; sleep(2);"))


class Documents(unittest.TestCase):
    def test_commands_are_read_from_shell_blocks_only(self):
        text = "```sh\n$ scripts/run  # shows it\n```\n```\nscripts/none\n```\n"
        self.assertEqual(list(documentation.shell_lines(text)), ["scripts/run"])


def main():
    result = unittest.TextTestRunner(verbosity=2).run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__]))
    report = Report()
    report.failed = len(result.failures) + len(result.errors)
    report.passed = result.testsRun - report.failed
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
