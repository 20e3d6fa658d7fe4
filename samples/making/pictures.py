"""Photographs that are none: drawn landscapes, towns and people, the same on every run.

python pictures.py DIR    writes every picture as a small JPEG
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

SIZE = (900, 560)
Colour = tuple[int, int, int]
SKIN = ((96, 62, 45), (141, 95, 68), (190, 140, 105), (222, 178, 144), (70, 45, 35))


def picture(name: str) -> Image.Image:
    """`SCENE-SEED`, such as `hills-3`: hills, town, field, harbour, people, cloth or workshop."""
    scene, _, seed = name.partition("-")
    rng = np.random.default_rng(int(seed) * 7919 + len(scene))
    image = SCENES[scene](rng)
    return _photographic(image, rng)


def save(name: str, path: Path, *, width: int = 640) -> Path:
    """Write the picture as a JPEG of `width` pixels."""
    image = picture(name)
    image = image.resize((width, round(width * SIZE[1] / SIZE[0])), Image.Resampling.LANCZOS)
    image.save(path, quality=72, optimize=True)
    return path


def _photographic(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Soft edges, grain and darker corners."""
    pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(1.6)), dtype=float)
    rows, columns = np.mgrid[-1 : 1 : pixels.shape[0] * 1j, -1 : 1 : pixels.shape[1] * 1j]
    shade = 1.05 - 0.28 * (rows**2 + columns**2) / 2
    grain = rng.normal(0, 4, pixels.shape[:2])[..., None]
    return Image.fromarray(np.clip(pixels * shade[..., None] + grain, 0, 255).astype("uint8"))


def _sky(top: Colour, low: Colour) -> Image.Image:
    mix = np.linspace(0, 1, SIZE[1])[:, None, None]
    pixels = (1 - mix) * np.array(top) + mix * np.array(low)
    return Image.fromarray(np.broadcast_to(pixels, (SIZE[1], SIZE[0], 3)).astype("uint8"))


def _ridge(rng: np.random.Generator, base: float, rough: float) -> list[tuple[float, float]]:
    x = np.linspace(0, SIZE[0], 120)
    y = base + sum(
        rough / k * np.sin(x / SIZE[0] * k * 3.1 + rng.uniform(0, 6.3)) for k in (1, 2, 3, 5, 8, 13)
    )
    return [(0, SIZE[1]), *zip(x.tolist(), y.tolist(), strict=True), (SIZE[0], SIZE[1])]


def _hills(rng: np.random.Generator) -> Image.Image:
    image = _sky((116, 168, 214), (250, 222, 180))
    draw = ImageDraw.Draw(image)
    x, y = rng.uniform(150, 750), rng.uniform(90, 180)
    draw.ellipse((x - 38, y - 38, x + 38, y + 38), fill=(255, 240, 205))
    for i in range(5):
        near = i / 4
        colour = (int(140 - 100 * near), int(165 - 65 * near), int(160 - 115 * near))
        draw.polygon(_ridge(rng, 240 + 65 * i, 34), fill=colour)
    return image


def _town(rng: np.random.Generator) -> Image.Image:
    image = _sky((86, 120, 170), (245, 205, 170))
    draw = ImageDraw.Draw(image)
    for depth in range(3):
        x = -20.0
        while x < SIZE[0]:
            width, height = rng.uniform(40, 95), rng.uniform(110, 300) - 40 * depth
            tone = 150 - 40 * depth + int(rng.integers(-12, 12))
            top = 470 - height + 30 * depth
            draw.rectangle((x, top, x + width, 560), fill=(tone, tone - 8, tone + 6))
            for wx in np.arange(x + 8, x + width - 8, 14):
                for wy in np.arange(top + 10, 540, 22):
                    lit = rng.random() < 0.35
                    draw.rectangle(
                        (wx, wy, wx + 6, wy + 11), fill=(250, 222, 140) if lit else (tone - 35,) * 3
                    )
            x += width + rng.uniform(2, 14)
    return image


def _field(rng: np.random.Generator) -> Image.Image:
    image = _sky((140, 190, 225), (235, 235, 210))
    draw = ImageDraw.Draw(image)
    draw.polygon(_ridge(rng, 215, 22), fill=(98, 124, 104))
    draw.rectangle((0, 240, *SIZE), fill=(128, 92, 60))
    horizon = rng.uniform(320, 580)
    for i in range(-22, 23):
        green = (60 + int(rng.integers(0, 30)), 120 + int(rng.integers(0, 35)), 50)
        x = SIZE[0] / 2 + i * 95
        draw.polygon([(horizon + i * 6, 240), (x - 26, 560), (x + 26, 560)], fill=green)
    for _ in range(7):
        _person(draw, rng, rng.uniform(80, 820), rng.uniform(330, 500), 0.45)
    return image


def _harbour(rng: np.random.Generator) -> Image.Image:
    image = _sky((150, 195, 225), (252, 226, 190))
    draw = ImageDraw.Draw(image)
    draw.polygon(_ridge(rng, 240, 26), fill=(110, 130, 150))
    draw.rectangle((0, 285, *SIZE), fill=(58, 110, 140))
    for _ in range(260):
        x, y = rng.uniform(0, 900), rng.uniform(290, 556)
        draw.line((x, y, x + (y - 270) * 0.25, y), fill=(112, 160, 182), width=2)
    for _ in range(6):
        x, y, s = rng.uniform(60, 800), rng.uniform(300, 480), rng.uniform(0.6, 1.4)
        hull = tuple(int(v) for v in rng.integers(60, 220, 3))
        draw.polygon(
            [(x, y), (x + 110 * s, y), (x + 88 * s, y + 30 * s), (x + 18 * s, y + 30 * s)], fill=hull
        )
        draw.line((x + 50 * s, y, x + 50 * s, y - 90 * s), fill=(70, 50, 40), width=4)
        draw.polygon(
            [(x + 54 * s, y - 88 * s), (x + 54 * s, y - 8), (x + 104 * s, y - 8)], fill=(240, 236, 224)
        )
    return image


def _person(draw: Any, rng: np.random.Generator, x: float, y: float, size: float) -> None:
    cloth = tuple(int(v) for v in rng.integers(40, 225, 3))
    skin = SKIN[int(rng.integers(0, len(SKIN)))]
    w, h = 62 * size, 190 * size
    draw.rounded_rectangle((x - w, y, x + w, y + h), radius=48 * size, fill=cloth)
    draw.ellipse((x - 36 * size, y - 78 * size, x + 36 * size, y + 12 * size), fill=skin)
    draw.chord((x - 40 * size, y - 86 * size, x + 40 * size, y - 2 * size), 180, 360, fill=(36, 28, 26))


def _people(rng: np.random.Generator) -> Image.Image:
    image = _sky((214, 206, 192), (176, 160, 140))
    draw = ImageDraw.Draw(image)
    draw.rectangle((90, 60, 420, 230), fill=(52, 84, 74))
    draw.rectangle((560, 50, 820, 240), fill=(190, 220, 235))
    for i in range(6):
        _person(draw, rng, 90 + i * 145 + rng.uniform(-20, 20), 240 + rng.uniform(-15, 25), 1.0)
    draw.rectangle((0, 470, *SIZE), fill=(150, 108, 72))
    for _ in range(9):
        x = rng.uniform(20, 840)
        draw.polygon([(x, 500), (x + 60, 492), (x + 72, 525), (x + 8, 534)], fill=(245, 243, 236))
    return image


def _cloth(rng: np.random.Generator) -> Image.Image:
    image = Image.new("RGB", SIZE)
    draw = ImageDraw.Draw(image)
    palette = [tuple(int(v) for v in rng.integers(30, 235, 3)) for _ in range(6)]
    y = 0
    while y < SIZE[1]:
        height, colour = int(rng.integers(14, 60)), palette[int(rng.integers(0, 6))]
        draw.rectangle((0, y, SIZE[0], y + height), fill=colour)
        step, other = int(rng.integers(24, 70)), palette[int(rng.integers(0, 6))]
        for x in range(0, SIZE[0], step):
            middle = y + height / 2
            draw.polygon(
                [(x, middle), (x + step / 2, y), (x + step, middle), (x + step / 2, y + height)], fill=other
            )
        y += height
    return image


def _workshop(rng: np.random.Generator) -> Image.Image:
    image = _sky((120, 128, 134), (78, 82, 88))
    draw = ImageDraw.Draw(image)
    for i in range(5):
        draw.rectangle((40 + i * 175, 30, 170 + i * 175, 150), fill=(212, 228, 232))
    for i in range(4):
        _person(draw, rng, 130 + i * 215 + rng.uniform(-20, 20), 250, 0.95)
    for i in range(4):
        x = 40 + i * 220
        draw.rectangle((x, 410, x + 180, 560), fill=(46, 92, 120))
        draw.rectangle((x + 50, 360, x + 120, 412), fill=(206, 152, 48))
        draw.ellipse((x + 70, 380, x + 100, 410), fill=(60, 60, 66))
    return image


SCENES = {
    "hills": _hills,
    "town": _town,
    "field": _field,
    "harbour": _harbour,
    "people": _people,
    "cloth": _cloth,
    "workshop": _workshop,
}


def main() -> None:
    """Write one picture of each scene for looking at."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        save(f"{scene}-1", folder / f"{scene}-1.jpg")


if __name__ == "__main__":
    main()
