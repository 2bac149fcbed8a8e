/**
 * What runs around a user's code inside the box. It reads one record a bar from descriptor 0 and answers it on
 * descriptor 1 before it may read the next: a tag and a number for each output. Nothing here is a boundary: the user's code
 * can change all of it, and gains nothing, since the host hands over no bar before the answer to the one before it.
 */
export const harness = `
import os, struct, sys
from json import dumps, loads

def read(size):
    data = b""
    while len(data) < size:
        part = os.read(0, size - len(data))
        if not part:
            return None
        data += part
    return data

class Bar:
    """One bar; its time is its open in Unix milliseconds, UTC. bar.close and bar["close"] are the same."""
    __slots__ = ("time", "open", "high", "low", "close", "volume")
    def __init__(self, time, open, high, low, close, volume):
        self.time = int(time)
        self.open = open
        self.high = high
        self.low = low
        self.close = close
        self.volume = volume
    def __getitem__(self, name):
        return getattr(self, name)
    def __repr__(self):
        return f"Bar(time={self.time}, open={self.open}, high={self.high}, low={self.low}, close={self.close}, volume={self.volume})"

class Printed:
    """Standard output of the user's code, apart from the answers."""
    encoding = "utf-8"
    def write(self, text):
        os.write(2, str(text).encode("utf-8", "replace"))
        return len(text)
    def flush(self):
        pass
    def isatty(self):
        return False

def fail(error, bar, name, code):
    report = {"type": type(error).__name__, "message": "", "bar": bar, "line": None, "traceback": ""}
    try:
        report["message"] = str(error)[:2000]
        frames = []
        step = error.__traceback__
        while step is not None:
            if step.tb_frame.f_code.co_filename == name:
                frames.append((step.tb_lineno, step.tb_frame.f_code.co_name))
            step = step.tb_next
        if isinstance(error, SyntaxError) and error.filename == name:
            frames.append((error.lineno or 1, "<module>"))
        if frames:
            report["line"] = frames[-1][0]
        lines = code.splitlines()
        shown = frames if len(frames) <= 20 else frames[:10] + frames[-10:]
        parts = ["Traceback (most recent call last):"]
        for line, function in shown:
            parts.append(f"  line {line}, in {function}")
            if 0 < line <= len(lines):
                parts.append("    " + lines[line - 1].strip()[:200])
        parts.append(f"{report['type']}: {report['message']}")
        report["traceback"] = "\\n".join(parts)
    except BaseException:
        pass
    data = dumps(report).encode()
    os.write(1, b"\\x01" + struct.pack("<d", len(data)))
    while data:
        data = data[os.write(1, data):]
    os._exit(0)

def number_of(value, name, kind):
    if value is None:
        return float("nan")
    what = "on_bar" if name is None else f"the output '{name}'"
    if not isinstance(value, (float, int)):
        raise TypeError(f"{what} must be a number, None or a bool, not {type(value).__name__}")
    number = float(value)
    if number - number != 0.0 and number == number:
        raise ValueError(f"{what} must be a finite number, None or a bool, not {value}")
    if kind == "boolean" and number != 0.0 and number != 1.0 and number == number:
        raise TypeError(f"{what} must be True, False or None, as its annotation says, not {value}")
    return number

def numbers_of(value, outputs):
    """The numbers of an answer, in the order of the outputs."""
    if value is None:
        return [float("nan")] * len(outputs)
    names = [name for name, kind in outputs]
    if not isinstance(value, dict):
        if names != ["value"]:
            raise TypeError(f"on_bar must return None or a dict with {', '.join(names)}, not {type(value).__name__}")
        return [number_of(value, None, outputs[0][1])]
    for name in value:
        if name not in names:
            raise KeyError(f"on_bar returned {name!r}; its outputs are {', '.join(names)}: write them as a dict after return")
    return [number_of(value.get(name), name, kind) for name, kind in outputs]

def main():
    (size,) = struct.unpack("<I", read(4))
    header = loads(read(size))
    name, code, params = header["name"] + ".py", header["code"], header["params"]
    sys.stdout = sys.stderr = Printed()
    sys.path[:] = [entry for entry in sys.path if entry]
    scope = {"__name__": header["name"], "Bar": Bar}
    try:
        exec(compile(code, name, "exec"), scope)
        on_bar = scope.get("on_bar")
        if not callable(on_bar):
            raise NameError("define on_bar(bar, inputs, params, state)")
    except BaseException as error:
        fail(error, None, name, code)

    record = struct.Struct("<" + "d" * header["width"])
    outputs = header["outputs"]
    answer = struct.Struct("<B" + "d" * len(outputs))
    plain = outputs == [["value", "number"]]
    host_read, host_write, unpack, pack, size = os.read, os.write, record.unpack, answer.pack, record.size
    inputs, state, at = header["inputs"], {}, -1
    while True:
        data = host_read(0, size)
        if len(data) != size:
            os._exit(0)
        at += 1
        values = unpack(data)
        time = values[0]
        given, place = {}, 6
        for key, kind in inputs:
            if kind == "bars":
                given[key] = Bar(time, *values[place:place + 5])
                place += 5
            else:
                value = values[place]
                place += 1
                given[key] = None if value != value else value != 0.0 if kind == "boolean" else value
        try:
            value = on_bar(Bar(*values[:6]), given, params, state)
            if plain and type(value) is float and value - value == 0.0:
                numbers = (value,)
            else:
                numbers = numbers_of(value, outputs)
        except BaseException as error:
            fail(error, at, name, code)
        host_write(1, pack(0, *numbers))

main()
`;
