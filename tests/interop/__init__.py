"""Calls with other people's programs over loopback: python3 -m tests.interop [--list] [name...]"""
