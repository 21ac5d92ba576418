"""What a compositor runs for each key: python3 -I -S key_command.py [PYTHON] press|release|toggle [--binding NAME]

PYTHON is Holdtalk's own interpreter, where another one that starts sooner runs this. All else is a module, because
Python keeps only modules compiled.
"""

import posix
import sys

if __name__ == "__main__":
    sys.path.insert(0, __file__.rpartition("/")[0])
    sender = __import__("key_sender")
    del sys.path[0]
    code = sender.main(sys.argv[1:])
    sys.stderr.flush()
    posix._exit(code)  # Python's own end takes as long as all of this
