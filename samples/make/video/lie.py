"""lie.py SOURCE TARGET SECONDS: rewrites the durations in mvhd, tkhd, elst and mdhd (version 0), and nothing else."""

import struct
import sys

source, target, seconds = sys.argv[1], sys.argv[2], int(sys.argv[3])
data = bytearray(open(source, "rb").read())
movie_timescale = 0


def word(at):
    return struct.unpack_from(">I", data, at)[0]


def put(at, value):
    struct.pack_into(">I", data, at, value)


def walk(at, end):
    global movie_timescale
    while at + 8 <= end:
        size, kind = word(at), bytes(data[at + 4 : at + 8])
        body = at + 8
        if kind in (b"moov", b"trak", b"mdia", b"edts"):
            walk(body, at + size)
        elif kind == b"mvhd":
            movie_timescale = word(body + 12)
            put(body + 16, seconds * movie_timescale)
        elif kind == b"tkhd":
            put(body + 20, seconds * movie_timescale)
        elif kind == b"elst":
            put(body + 8, seconds * movie_timescale)
        elif kind == b"mdhd":
            put(body + 16, seconds * word(body + 12))
        at += size


walk(0, len(data))
open(target, "wb").write(data)
