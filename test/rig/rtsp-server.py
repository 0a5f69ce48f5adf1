# IP cameras for tests: a GStreamer RTSP server that sends prepared frames at the pace of the wall clock.
# Standard input: one line of JSON with the cameras; its end ends the server. Standard output: one line with the ports.
import array
import itertools
import json
import math
import sys
import threading
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

DELIMITER = b"\0\0\0\1\x09"  # access unit delimiter of H.264, without its one byte of content
RATE = 48000  # samples a second of prepared sound
BLOCK = 960  # samples sent at once: 20 ms
TOO_LATE = 1.0  # seconds behind (stopped by a signal) after which a camera skips instead of catching up


def access_units(data, start):
    """Splits before each occurrence of `start`, the bytes that every frame begins with."""
    cuts = []
    at = data.find(start)
    while at >= 0:
        cuts.append(at)
        at = data.find(start, at + len(start))
    return [data[a:b] for a, b in zip(cuts, cuts[1:] + [len(data)])]


def undelimited(frames):
    """Access units without their delimiters, which few cameras send."""
    return [frame[len(DELIMITER) + 1 :] for frame in frames]


class Clip:
    """Frames of a clip that begins again for ever; every client that comes first sees it from the start."""

    def __init__(self, frames):
        self.frames = frames

    def at(self, tick, first):
        return self.frames[(tick - first) % len(self.frames)]


class Stamped(Clip):
    """A clip each of whose frames says when it was sent: SEI of the kind that carries what it likes (H.264 D.2.7)."""

    def __init__(self, frames, stamp):
        super().__init__(frames)
        self.stamp = stamp.encode()

    def at(self, tick, first):
        payload = self.stamp + b"%013d" % tick
        return b"\0\0\0\1\x06\x05" + bytes([len(payload)]) + payload + b"\x80" + super().at(tick, first)


class Flash:
    """Black until the next whole second of the wall clock, then one white flash at the start of each."""

    def __init__(self, frames, fps):
        self.black, self.flashing, self.fps = frames[:fps], frames[fps:], fps

    def at(self, tick, first):
        second = math.ceil(first / self.fps) * self.fps
        return self.black[tick - first] if tick < second else self.flashing[tick % len(self.flashing)]


class Speech:
    """Prepared samples that begin again for ever."""

    def __init__(self, data):
        self.blocks = [data[i : i + 2 * BLOCK] for i in range(0, len(data) - 2 * BLOCK, 2 * BLOCK)]

    def at(self, tick, first):
        return self.blocks[(tick - first) % len(self.blocks)]


class Bursts:
    """A tone of 1 kHz for a tenth of a second from each whole second of the wall clock."""

    def __init__(self):
        tone = (int(16000 * math.sin(2 * math.pi * i / 48)) for i in range(BLOCK))
        self.tone, self.silence = array.array("h", tone).tobytes(), bytes(2 * BLOCK)

    def at(self, tick, _first):
        return self.tone if tick % 50 < 5 else self.silence


class BurstsOverSpeech:
    """Prepared samples that begin again for ever, and the tone on top of them."""

    def __init__(self, data):
        self.speech, self.tone = Speech(data), array.array("h", Bursts().tone)

    def at(self, tick, first):
        block = self.speech.at(tick, first)
        if tick % 50 >= 5:
            return block
        samples = zip(array.array("h", block), self.tone)
        return array.array("h", (max(-32768, min(32767, a + b)) for a, b in samples)).tobytes()


class Feeder(threading.Thread):
    """Pushes block `tick` of a stream when the wall clock reaches `(tick + delay) * period`, stamped tick * period.
    Says how many blocks it has left out because it was too late."""

    def __init__(self, name, source, content, per_second, delay):
        super().__init__(daemon=True)
        self.name, self.left_out = name, 0
        self.source, self.content, self.per_second, self.delay = source, content, per_second, delay
        self.ended = threading.Event()

    def run(self):
        clock, base = self.source.get_clock(), self.source.get_base_time()
        offset = clock.get_time() - base - time.time_ns()  # running time = wall clock + offset
        due = None
        while not self.ended.is_set():
            first = math.ceil(time.time() * self.per_second)
            if due is not None:
                self.left_out += first - due
                print("left out", self.name, self.left_out, flush=True)
            for tick in itertools.count(first):
                wait = (tick + self.delay) / self.per_second - time.time()
                if wait < -TOO_LATE:
                    due = tick
                    break
                if self.ended.wait(max(0, wait)):
                    return
                buffer = Gst.Buffer.new_wrapped(self.content.at(tick, first))
                buffer.pts = buffer.dts = max(0, tick * Gst.SECOND // self.per_second + offset)
                buffer.duration = Gst.SECOND // self.per_second
                if self.source.emit("push-buffer", buffer) != Gst.FlowReturn.OK:
                    return


PICTURES = {
    "h264": "video/x-h264,stream-format=byte-stream,alignment=au,framerate={fps}/1 ! h264parse ! rtph264pay config-interval=-1",
    "mjpeg": "image/jpeg,width={width},height={height},framerate={fps}/1 ! rtpjpegpay",
    # What no ffmpeg receives: JPEG 2000 over RTP (RFC 5371).
    "jpeg2000": "image/jpeg,width={width},height={height},framerate={fps}/1 ! jpegdec ! videoconvert ! openjpegenc ! rtpj2kpay",
}
SOUNDS = {
    "aac": "audioconvert ! voaacenc ! aacparse ! rtpmp4gpay",
    "opus": "audioconvert ! opusenc ! rtpopuspay",
    "alaw": "audioconvert ! audioresample ! audio/x-raw,rate=8000 ! alawenc ! rtppcmapay",
}
SOURCE = "appsrc name={name} is-live=true format=time max-bytes=0 caps="


def streams(camera):
    """The streams of a camera: name, description of the pipeline, content, blocks a second, delay in blocks."""
    fps = camera["fps"]
    if camera["picture"]:
        data = open(camera["picture"]["file"], "rb").read()
        jpeg = camera["picture"]["codec"] != "h264"
        frames = access_units(data, b"\xff\xd8\xff") if jpeg else undelimited(access_units(data, DELIMITER))
        stamp = camera["picture"]["stamp"]
        content = Flash(frames, fps) if camera["picture"]["flash"] else Stamped(frames, stamp) if stamp else Clip(frames)
        yield "picture", PICTURES[camera["picture"]["codec"]].format(**camera["picture"], fps=fps), content, fps, 0
    if camera["sound"]:
        file = camera["sound"]["file"]
        spoken = BurstsOverSpeech if camera["sound"]["tone"] else Speech
        content = spoken(open(file, "rb").read()) if file else Bursts()
        pipeline = "audio/x-raw,format=S16LE,layout=interleaved,channels=1,rate=48000 ! "
        # A block of sound can be sent when its last sample has been heard.
        yield "sound", pipeline + SOUNDS[camera["sound"]["codec"]], content, RATE // BLOCK, 1


def camera_factory(camera):
    parts = list(streams(camera))
    launch = " ".join(
        SOURCE.format(name=name) + pipeline + f" name=pay{i} pt={96 + i}" for i, (name, pipeline, *_) in enumerate(parts)
    )
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(f"( {launch} )")
    factory.set_shared(True)
    factory.set_latency(0)

    def configure(_factory, media):
        feeders = []
        for name, _pipeline, *content in parts:
            source = media.get_element().get_by_name(name)
            feeder = Feeder(f"{camera['mount']} {name}", source, *content)
            feeders.append(feeder)

            # The first need-data comes when the pipeline plays: only then does it have a clock.
            def start(_source, _length, feeder=feeder):
                if feeder.ident is None:
                    feeder.start()

            source.connect("need-data", start)
        media.connect("unprepared", lambda _media: [feeder.ended.set() for feeder in feeders])

    factory.connect("media-configure", configure)
    return factory


def protect(server, factory, login):
    """Digest or basic authentication for one user."""
    auth = GstRtspServer.RTSPAuth()
    token = GstRtspServer.RTSPToken()
    token.set_string(GstRtspServer.RTSP_TOKEN_MEDIA_FACTORY_ROLE, "user")
    if login["scheme"] == "digest":
        auth.set_supported_methods(2)
        auth.add_digest(login["user"], login["password"], token)
    else:
        auth.add_basic(GstRtspServer.RTSPAuth.make_basic(login["user"], login["password"]), token)
    server.set_auth(auth)
    rights = "user,media.factory.access=(boolean)true,media.factory.construct=(boolean)true"
    factory.add_role_from_structure(Gst.Structure.new_from_string(rights))


def serve(camera):
    """Starts one camera at its own port, as each real camera has its own address."""
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(str(camera["port"]))
    factory = camera_factory(camera)
    if camera["login"]:
        protect(server, factory, camera["login"])
    server.get_mount_points().add_factory("/" + camera["mount"], factory)
    if server.attach(None) == 0:
        sys.exit(f"port {camera['port']} cannot be used")
    GLib.timeout_add_seconds(2, lambda: server.get_session_pool().cleanup() >= 0)
    return server


def main():
    Gst.init(None)
    servers = {camera["mount"]: serve(camera) for camera in json.loads(sys.stdin.readline())}
    loop = GLib.MainLoop()
    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_HUP | GLib.IO_IN, lambda *_: loop.quit())
    print("ready", json.dumps({mount: server.get_bound_port() for mount, server in servers.items()}), flush=True)
    loop.run()


main()
