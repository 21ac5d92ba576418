"""This machine's engines for other programs and machines: Wyoming over TCP, and OpenAI's transcriptions over HTTP."""
