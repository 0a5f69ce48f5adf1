#!/usr/bin/env python3
"""Checks a Zhenglu bundle with nothing but Python 3.8 and openssl. Usage: python3 verify.py [BUNDLE]"""
import base64, hashlib, html, json, pathlib, re, subprocess, sys, tempfile

bundle = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2])
wrong = []

def digest(path, algorithm):
    value = hashlib.new(algorithm)
    if not path.is_file():
        return "missing"
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            value.update(block)
    return value.hexdigest()

def root(leaves):  # RFC 6962 section 2.1
    if len(leaves) == 1:
        return leaves[0]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + root(leaves[:k]) + root(leaves[k:])).digest()

for manifest in sorted(bundle.glob("*manifest-sha*.txt")):  # BagIt: each file is as listed, and no other is there
    algorithm = manifest.stem.split("-")[1]
    listed = dict(reversed(line.split(maxsplit=1)) for line in manifest.read_text("utf-8").splitlines())
    wrong += [f"{p}: {algorithm}" for p, h in listed.items() if digest(bundle / p, algorithm) != h]
    there = (bundle / "data").rglob("*") if manifest.name.startswith("manifest") else []
    wrong += [f"{p}: not listed" for p in there if p.is_file() and p.relative_to(bundle).as_posix() not in listed]

def begins(path, copy):
    with open(path, "rb") as whole, open(copy, "rb") as part:
        while block := part.read(1 << 20):
            if whole.read(len(block)) != block:
                return False
    return True

parts = {}
key = next(bundle.glob("data/*/station.pub.pem"), None) or sys.exit("no public key: not a Zhenglu bundle")
for folder in sorted(path.parent for path in bundle.glob("data/*/*/journal.jsonl")):
    openssl = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", key, "-in", folder / "manifest.json"]
    if subprocess.run([*openssl, "-sigfile", folder / "manifest.json.sig"], stdout=subprocess.DEVNULL).returncode != 0:
        wrong.append(f"{folder}: signature")
        continue
    sealed = json.loads((folder / "manifest.json").read_bytes())
    wrong += [f"{folder / p['file']}: seal" for p in sealed["parts"] if digest(folder / p["file"], "sha256") != p["sha256"]]
    wrong += [f"{folder / f['file']}: seal" for r in sealed.get("writtenRecords", []) for f in r["files"] if digest(folder / f["file"], "sha256") != f["sha256"]]
    parts.update({f"{folder.name}-{p['file']}": folder / p["file"] for p in sealed["parts"]})
    lines, torn = (folder / "journal.jsonl").read_bytes().split(b"\n")[:-1], set()
    for line in lines:  # what a crash tore is declared by a later line and is no leaf
        if b'"what":"torn-line"' in line:
            torn.add(json.loads(line)["sha256"])
    leaves = [hashlib.sha256(b"\x00" + line).digest() for line in lines if hashlib.sha256(line).hexdigest() not in torn]
    if len(leaves) != sealed["journal"]["lines"] or root(leaves).hex() != sealed["journal"]["root"]:
        wrong.append(f"{folder}: journal")
        continue
    said = [json.loads(line) for line in lines if hashlib.sha256(line).hexdigest() not in torn]
    compared = [i for i, line in enumerate(said) if line["kind"] == "reconciliation"]  # before the seal, once at most
    found = ("close", "part", "gap", "written-record", "recovered")  # what may follow, by a recovery
    late = [line for i in compared for line in said[i + 1 :] if line["kind"] not in found or line.get("what") == "continued"]
    red = [f for i in compared if said[i]["person"] is not None for f in said[i]["findings"] if f["level"] == "red"]
    if len(compared) > 1 or late or not all(f.get("explanation") for f in red):
        wrong.append(f"{folder}: reconciliation")
    print(folder.name, sealed["journal"]["sealCode"])
for note in bundle.glob("data/*/checkpoint"):  # exhibits: a signed note over their list, which states each file
    folder, (text, signed) = note.parent, note.read_text("utf-8").split("\n\n", 1)
    lines = (folder / "exhibits.jsonl").read_bytes().split(b"\n")[:-1]
    size, stated = text.split("\n")[1:3]
    same = int(size) == len(lines) and root([hashlib.sha256(b"\x00" + line).digest() for line in lines]) == base64.b64decode(stated)
    with tempfile.TemporaryDirectory() as there:
        (said := pathlib.Path(there, "text")).write_bytes(f"{text}\n".encode())
        (mark := pathlib.Path(there, "mark")).write_bytes(base64.b64decode(signed.split()[-1])[4:])
        openssl = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", key, "-in", said, "-sigfile", mark]
        if subprocess.run(openssl, stdout=subprocess.DEVNULL).returncode != 0 or not same:
            wrong.append(f"{folder}: list of exhibits")
    entries = [json.loads(line) for line in lines]
    files = {f["file"]: f["sha256"] for e in entries for f in e.get("files", [e] if e["kind"] == "exhibit" else [])}
    wrong += [f"{folder / f}: exhibit" for f, h in files.items() if not (folder / f).is_file() or digest(folder / f, "sha256") != h]
    known = {*files, "exhibits.jsonl", "checkpoint"}
    wrong += [f"{path}: not listed" for path in folder.iterdir() if path.name not in known]
contents = bundle / "data/卷内目录.xml"  # everything that the contents list names is there, with its hash
text = contents.read_text("utf-8", "replace") if contents.is_file() else ""
for sha256, name in re.findall(r'<计算机文件名 大小="\d+" 摘要="([0-9a-f]{64})">([^<]*)<', text):
    path = bundle / "data" / html.unescape(name)
    if ".." in path.parts or digest(path, "sha256") != sha256:
        wrong.append(f"{path}: contents list")
for copy in bundle.glob("data/*/播放/*"):  # for players: a sealed part without its incomplete end, and nothing else
    if not (copy.name in parts and parts[copy.name].is_file() and copy.is_file() and begins(parts[copy.name], copy)):
        wrong.append(f"{copy}: not the beginning of a sealed part")
print("\n".join(wrong) or "Nothing altered, missing or added. Compare the seal codes with the signed written record.")
sys.exit(1 if wrong else 0)
