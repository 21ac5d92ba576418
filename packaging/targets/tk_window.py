"""A plain text window of Tk. Answers "read" and "clear", one a line on standard input, with a line of JSON."""

from __future__ import annotations

import json
import sys
import tkinter


def main() -> None:
    root = tkinter.Tk()
    root.title(sys.argv[1])
    root.geometry("720x260")
    text = tkinter.Text(root)
    text.pack(fill="both", expand=True)
    text.focus_set()

    def answer(_file: object, _mask: int) -> None:
        request = sys.stdin.readline().strip()
        if not request:
            root.destroy()
            return
        if request == "clear":
            text.delete("1.0", "end")
        print(json.dumps(text.get("1.0", "end-1c")), flush=True)

    root.createfilehandler(sys.stdin, tkinter.READABLE, answer)
    root.mainloop()


if __name__ == "__main__":
    main()
