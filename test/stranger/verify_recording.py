#!/usr/bin/env python3
"""A verifier of one recording's folder, written from docs/format.md alone: section 6, steps 1 to 6.

It shares nothing with the program: Python's hashlib, and openssl for signatures. Prints one line per fault.
Usage: verify_recording.py FOLDER
"""
import base64, hashlib, json, pathlib, re, subprocess, sys, tempfile

folder = pathlib.Path(sys.argv[1])
faults = []


def cannot_go_on(kind, error, _):  # what is altered beyond being read is a fault like the others, behind those found so far
    print("\n".join([*faults, f"cannot go on: {kind.__name__}: {error}"]))


sys.excepthook = cannot_go_on


def require(holds, fault):
    if not holds:
        faults.append(fault)
    return holds


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def canonical(value):  # RFC 8785 as far as journals go: sorted members, no spaces, UTF-8
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def root(leaves):  # section 3.2
    if not leaves:
        return hashlib.sha256(b"").digest()
    level = [hashlib.sha256(b"\0" + leaf).digest() for leaf in leaves]
    while len(level) > 1:  # pairs from the left; an odd one moves up as it is, which is RFC 6962's split
        pairs = [hashlib.sha256(b"\1" + a + b).digest() for a, b in zip(level[::2], level[1::2])]
        level = pairs + (level[-1:] if len(level) % 2 else [])
    return level[0]


def decoded(text):  # of what may have been altered: nothing, where it is no base64
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


def seal_code(hashed):
    bits = int.from_bytes(hashed, "big") >> (256 - 100)
    letters = ["0123456789ABCDEFGHJKMNPQRSTVWXYZ"[bits >> shift & 31] for shift in range(95, -1, -5)]
    return "-".join("".join(letters[i : i + 4]) for i in range(0, 20, 4))


def signed(raw_key, message, signature):
    spki = base64.b64encode(bytes.fromhex("302a300506032b6570032100") + raw_key).decode()
    pem = f"-----BEGIN PUBLIC KEY-----\n{spki}\n-----END PUBLIC KEY-----\n".encode()
    with tempfile.TemporaryDirectory() as place:
        for name, data in (("key", pem), ("message", message), ("signature", signature)):
            (pathlib.Path(place) / name).write_bytes(data)
        command = "openssl pkeyutl -verify -rawin -pubin -inkey key -in message -sigfile signature".split()
        return subprocess.run(command, cwd=place, capture_output=True).returncode == 0


def without(data, torn):
    for line in sorted(torn, key=lambda line: -line["offset"]):
        start, end = line["offset"], line["offset"] + line["length"]
        require(sha256(data[start:end]) == line["sha256"], "torn bytes")
        while data[end : end + 1] == b"\n":
            end += 1
        data = data[:start] + data[end:]
    return data


# 1, 2: the files, and the signature over the manifest
manifest_bytes = (folder / "manifest.json").read_bytes()
manifest = json.loads(manifest_bytes)
key = base64.b64decode(manifest["station"]["publicKey"])
require(signed(key, manifest_bytes, (folder / "manifest.json.sig").read_bytes()), "signature")
fixed = {"journal.jsonl", "checkpoints", "manifest.json", "manifest.json.sig"}
names = {path.name for path in folder.iterdir()} - {"manifest.json.tsr"}
records = [file for record in manifest.get("writtenRecords", []) for file in record["files"]]
require(names == fixed | {stated["file"] for stated in [*manifest["parts"], *records]}, "files")
for record in records:
    data = (folder / record["file"]).read_bytes()
    require(record["length"] == len(data) and record["sha256"] == sha256(data), record["file"])

# 3: what the manifest states of each file
journal, notes = ((folder / name).read_bytes() for name in ("journal.jsonl", "checkpoints"))
require(manifest["journal"]["length"] == len(journal) and manifest["journal"]["sha256"] == sha256(journal), "journal")
require(
    manifest["checkpoints"]["length"] == len(notes) and manifest["checkpoints"]["sha256"] == sha256(notes),
    "checkpoints",
)

# 4: the journal's lines; those that a later one declares torn are none
raw = journal.split(b"\n")
require(raw.pop() == b"", "journal ends in a line")
torn_lines, torn_notes, offset = {}, [], 0
for line in raw:
    if b'"kind":"recovered"' in line and b'"what":"torn' in line:
        value = json.loads(line)
        if value["what"] == "torn-line":
            torn_lines[value["offset"]] = value
        else:
            torn_notes.append(value)
leaves, lines = [], []
for line in raw:
    torn = torn_lines.get(offset)
    if torn is not None and len(line) == torn["length"] and sha256(line) == torn["sha256"]:
        pass
    else:
        leaves.append(line)
        try:
            lines.append(json.loads(line))
        except ValueError:
            faults.append(f"line {len(leaves) - 1}: no JSON")
            lines.append({})
        require(canonical(lines[-1]) == line, f"line {len(leaves) - 1}: not canonical")
        require(lines[-1].get("seq") == len(leaves) - 1, f"line {len(leaves) - 1}: seq")
    offset += len(line) + 1
require([line.get("kind") for line in lines].count("open") == 1 and lines[0].get("kind") == "open", "open")
require([line.get("kind") for line in lines].count("close") == 1 and lines[-1].get("kind") == "close", "close")

compared = [line for line in lines if line.get("kind") == "reconciliation"]
require(len(compared) <= 1, "one reconciliation")
for line in compared:
    later = lines[lines.index(line) + 1 :]
    found = {"close", "part", "gap", "written-record", "recovered"}
    require(all(other.get("kind") in found and other.get("what") != "continued" for other in later), "reconciliation at the end")
    told = [finding.get("explanation", "") != "" for finding in line["findings"] if finding["level"] == "red"]
    require(line["person"] is None or all(told), "red findings explained")
require(manifest.get("reconciliation") == next(iter(compared), None), "reconciliation in the manifest")

# 5: the tree, the seal code, the checkpoints
require(len(leaves) == manifest["journal"]["lines"], "number of lines")
require(root(leaves).hex() == manifest["journal"]["root"], "root")
require(seal_code(root(leaves)) == manifest["journal"]["sealCode"], "seal code")
origin = f"zhenglu/{manifest['station']['id']}/{manifest['recording']}"
key_id = hashlib.sha256(f"{origin}\n".encode() + b"\1" + key).digest()[:4]
pattern = re.compile(rb"((.+)\n(\d+)\n(.+)\n)\n\xe2\x80\x94 (.+) (.+)\n\n")
covered, position, count = 0, 0, 0
notes = without(notes, torn_notes)
while position < len(notes):
    note = pattern.match(notes, position)
    if not require(note, f"checkpoint {count}"):
        break
    text, name, size, told, signer, signature = note.groups()
    signature = decoded(signature)
    covered = int(size)
    require(name == signer == origin.encode() and signature[:4] == key_id, f"checkpoint {count}: key")
    require(signed(key, text, signature[4:]), f"checkpoint {count}: signature")
    require(decoded(told) == root(leaves[:covered]), f"checkpoint {count}: root")
    position, count = note.end(), count + 1
require(covered == len(leaves), "last checkpoint")
require(count == manifest["checkpoints"]["count"], "number of checkpoints")

# 3, 6: the parts as wholes and by their chunks
told = {line["file"]: line for line in lines if line.get("kind") == "part"}
closed = {part["file"]: part for part in lines[-1].get("parts", [])}
for part in manifest["parts"]:
    path = folder / part["file"]
    media = path.read_bytes() if path.is_file() else b""
    require(part["file"] in told and part["file"] == f"{part['track']}.{part['part']:04}.mp4", f"{path.name}: name")
    require(len(media) == part["length"] and sha256(media) == part["sha256"], f"{path.name}: whole")
    require(closed.get(part["file"], {}).get("sha256") == part["sha256"], f"{path.name}: close")
    end = 0
    for line in lines:
        same = (line.get("track"), line.get("part")) == (part["track"], part["part"])
        if not same or not (line["kind"] == "chunk" or line.get("what") in ("fragments", "tail")):
            continue
        chunk = media[line["offset"] : line["offset"] + line["length"]]
        where = f"{path.name}: chunk {line['chunk']}"
        require(line["offset"] == end, f"{where}: place")
        require(sha256(chunk) == line["sha256"], f"{where}: SHA-256")
        require(hashlib.new("sm3", chunk).hexdigest() == line["sm3"], f"{where}: SM3")
        end = line["offset"] + line["length"]
    require(end == len(media), f"{path.name}: covered")

print("\n".join(faults))
sys.exit(1 if faults else 0)
