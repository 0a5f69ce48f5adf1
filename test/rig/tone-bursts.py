# Plays a tone of 1 kHz to a PulseAudio sink for a tenth of a second from each whole second of the wall clock.
# Arguments: the sink; of how many seconds only each first has a tone (1 when not given). Ends when the sound server goes.
import array
import ctypes
import math
import sys
import time

RATE = 48000
BLOCK = 480  # samples written at once: 10 ms
TOLERANCE = 240  # samples (5 ms) that sound may stray from the wall clock before it is put right


class SampleSpec(ctypes.Structure):
    _fields_ = [("format", ctypes.c_int), ("rate", ctypes.c_uint32), ("channels", ctypes.c_uint8)]


class BufferAttr(ctypes.Structure):
    _fields_ = [(n, ctypes.c_uint32) for n in ("maxlength", "tlength", "prebuf", "minreq", "fragsize")]


def main(sink, every=1):
    pulse = ctypes.CDLL("libpulse-simple.so.0")
    pulse.pa_simple_new.restype = ctypes.c_void_p
    pulse.pa_simple_get_latency.restype = ctypes.c_uint64
    default, error = 0xFFFFFFFF, ctypes.c_int()
    spec = SampleSpec(3, RATE, 1)  # PA_SAMPLE_S16LE
    buffering = BufferAttr(default, 2 * RATE // 20, 0, 2 * BLOCK, default)  # 50 ms ahead
    handle = pulse.pa_simple_new(
        None, b"bursts", 1, sink.encode(), b"tone bursts", ctypes.byref(spec), None, ctypes.byref(buffering), ctypes.byref(error)
    )
    if not handle:
        sys.exit(f"PulseAudio error {error.value}")
    stream = ctypes.c_void_p(handle)
    tone = [int(16000 * math.sin(2 * math.pi * i / 48)) for i in range(RATE // 10)]
    period = every * RATE
    sound = array.array("h", tone + [0] * (period - len(tone)))
    sound.extend(sound[:BLOCK])
    position = 0  # of the next sample, in samples of the wall clock
    print("ready", flush=True)
    while True:
        latency = pulse.pa_simple_get_latency(stream, ctypes.byref(error)) / 1e6
        heard = round((time.time() + latency) * RATE)
        if abs(heard - position) > TOLERANCE:
            position = heard
        block = sound[position % period : position % period + BLOCK].tobytes()
        if pulse.pa_simple_write(stream, block, ctypes.c_size_t(len(block)), ctypes.byref(error)) < 0:
            sys.exit(f"PulseAudio error {error.value}")
        position += BLOCK


main(sys.argv[1], *map(int, sys.argv[2:]))
