# /// script
# requires-python = ">=3.11"
# dependencies = ["pillow==13.0.0"]
# ///
import gzip
import io
from random import Random

from PIL import Image

noise = Image.frombytes("L", (2400, 1600), Random(17).randbytes(2400 * 1600))
shape = Image.radial_gradient("L").resize(noise.size)
photo = Image.blend(shape, noise, 0.1)  # (1)!


def jpeg(picture):
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=80)
    return file.getvalue()


small = photo.copy()
small.thumbnail((480, 320))  # (2)!
page = "".join(f"<li>A-{n}: 9.90</li>\n" for n in range(2000))
sizes = {}
for name, data in [
    ("photo", jpeg(photo)),
    ("photo with gzip", gzip.compress(jpeg(photo))),
    ("small photo", jpeg(small)),
    ("page", page.encode()),
    ("page with gzip", gzip.compress(page.encode())),
]:
    sizes[name] = len(data)
    print(f"{name}: {len(data) / 1000:.1f} kB")
print("pixels:", photo.size, "and", small.size)
light = sizes["photo"] > 10 * sizes["small photo"]
useless = sizes["photo with gzip"] > 0.9 * sizes["photo"]
useful = sizes["page with gzip"] < 0.5 * sizes["page"]
print("fewer pixels, at least 10x less:", light)
print("gzip saves under 10 % of the photo:", useless)
print("gzip saves over half of the page:", useful)
