"""python3 -m tests.interop [--list] [--keep] [part of a name...]"""

import sys

from .runner import main

sys.exit(main(sys.argv[1:]))
