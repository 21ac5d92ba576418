"""How much of anything clients may ask for."""

from __future__ import annotations

MOST_CLIENTS = 16
"""Connected at once, by HTTP and by Wyoming each; one more is told so."""
MOST_BODY_BYTES = 100 * 1024 * 1024
"""Of a request: an hour of MP3, ten minutes of WAV. It lies on the disk, not in memory."""
MOST_FIELD_BYTES = 64 * 1024
"""Of all that stands in a request beside the file."""
LONGEST_FILE_S = 2 * 3_600
"""Of sound in one file, however small it is packed."""
LONGEST_SPOKEN_S = 600
"""Of sound that comes by Wyoming: it is kept in memory until it is understood, 2 MB a minute."""
SILENT_S = 60.0
"""A client that says nothing for so long is let go."""
BODY_S = 600.0
"""In which a request has to be whole."""
LOOK_S = 0.5
"""How often it is seen whether a client still waits for its answer."""
