#!/usr/bin/python3
"""Makes samples/files/zip with the standard library; encrypted.zip with Info-ZIP (apt-get install zip)."""

import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

OUT = Path(__file__).parent / "../../files/zip"
OUT.mkdir(parents=True, exist_ok=True)
WHEN = (2026, 12, 18, 14, 30, 0)

APP = '''"""손글씨 숫자 인식 서비스."""
import numpy as np
import streamlit as st
from PIL import Image

from recognise import recognise

st.title("손글씨 숫자 인식")
photo = st.file_uploader("사진을 올려 주세요", type=["png", "jpg"])
if photo is not None:
    picture = Image.open(photo)
    st.image(picture)
    digit, confidence = recognise(np.asarray(picture.convert("L")))
    st.metric("숫자", digit, f"{confidence:.0%}")
'''

RECOGNISE = '''import numpy as np


def recognise(grey):
    """28x28로 줄인 뒤 가장 가까운 평균 숫자를 찾는다."""
    means = np.load("means.npy")
    distances = ((means - grey.astype(float)) ** 2).mean(axis=(1, 2))
    order = np.argsort(distances)
    return int(order[0]), float(1 - distances[order[0]] / distances[order[1]])
'''

NOTEBOOK = """{
 "cells": [
  {"cell_type": "markdown", "metadata": {}, "source": ["# import streamlit is only mentioned here"]},
  {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [],
   "source": ["import numpy as np\\n", "print(np.pi)\\n"]}
 ],
 "metadata": {}, "nbformat": 4, "nbformat_minor": 5
}
"""

FLASK = '''# We meant to import streamlit, and took Flask instead.
from flask import Flask

app = Flask(__name__)
HELP = """
import streamlit as st   (this is a string)
"""


@app.get("/")
def index():
    return "<h1>숫자 인식</h1>"
'''


def write(name, entries, compression=zipfile.ZIP_DEFLATED):
    """entries: (name, content); names as bytes are written as they are, without the UTF-8 flag."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for entry, content in entries:
            info = zipfile.ZipInfo(entry, WHEN)
            info.compress_type = compression
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    (OUT / name).write_bytes(buffer.getvalue())


def cp949(name, entries):
    """As the Windows 11 Explorer in Korea writes it: names in code page 949 and no flag that says so."""

    class Korean(zipfile.ZipInfo):
        def _encodeFilenameFlags(self):
            return self.filename.encode("cp949"), self.flag_bits

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries:
            info = Korean(entry, WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    (OUT / name).write_bytes(buffer.getvalue())


def bomb(name, megabytes):
    """One entry of zeros: deflate makes 1 MB of a gigabyte."""
    zeros = zipfile.ZipInfo("data/zeros.bin", WHEN)
    zeros.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(OUT / name, "w", compresslevel=9) as archive:
        with archive.open(zeros, "w") as entry:
            for _ in range(megabytes):
                entry.write(bytes(1_000_000))


write(
    "streamlit.zip",
    [
        ("digits/app.py", APP),
        ("digits/recognise.py", RECOGNISE),
        ("digits/requirements.txt", "numpy==2.1.3\nstreamlit==1.40.1\npillow\n"),
        ("digits/notebooks/explore.ipynb", NOTEBOOK),
        ("digits/README.md", "# 숫자 인식\n\n    streamlit run app.py\n"),
        ("digits/.git/HEAD", "ref: refs/heads/main\n"),
        ("__MACOSX/digits/._app.py", b"\x00\x05\x16\x07"),
    ],
)
write(
    "no-streamlit.zip",
    [("server/app.py", FLASK), ("server/requirements.txt", "flask\nstreamlit-option-menu\n"), ("server/explore.ipynb", NOTEBOOK)],
)
write(
    "unsafe-names.zip",
    [
        ("../../.ssh/authorized_keys", "ssh-ed25519 AAAA\n"),
        ("/etc/cron.d/job", "* * * * * root true\n"),
        ("C:/Windows/win.ini", "[x]\n"),
        ("src\\windows.py", "import streamlit\n"),
        ("src/app.py", "print('hello')\n"),
    ],
)
inner = io.BytesIO()
with zipfile.ZipFile(inner, "w") as archive:
    archive.writestr(zipfile.ZipInfo("app.py", WHEN), "import streamlit\n")
write("nested.zip", [("handin/source.zip", inner.getvalue()), ("handin/readme.txt", "source.zip에 있습니다.\n")])
cp949(
    "korean-cp949.zip",
    [("과제/앱.py", APP.encode("cp949")), ("과제/설명.txt", "실행 방법: streamlit run 앱.py\n".encode("cp949"))],
)
bomb("bomb.zip", 620)
whole = (OUT / "streamlit.zip").read_bytes()
(OUT / "truncated.zip").write_bytes(whole[: len(whole) * 2 // 3])

with tempfile.TemporaryDirectory() as folder:
    (Path(folder) / "app.py").write_text(APP, encoding="utf-8")
    (Path(folder) / "README.md").write_text("# 암호가 걸린 파일\n", encoding="utf-8")
    target = Path(folder) / "encrypted.zip"
    subprocess.run(["zip", "-X", "-q", "-P", "secret", target, "app.py"], cwd=folder, check=True)
    subprocess.run(["zip", "-X", "-q", target, "README.md"], cwd=folder, check=True)
    (OUT / "encrypted.zip").write_bytes(target.read_bytes())
