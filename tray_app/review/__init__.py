"""`holdtalk review`: a check list of memory, processor, response times, limits, concurrency and disk, each item
measured on this machine or said to be absent or not applicable, with the reason."""
