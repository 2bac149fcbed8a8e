// The host's side of the box, in a thread of its own. Plain JavaScript, so that it runs from the sources and from dist.
import { parentPort, workerData } from 'node:worker_threads';
import { Fd, WASI, WASIProcExit, wasi } from '@bjorn3/browser_wasi_shim';

/**
 * @typedef {{ time: Float64Array, open: Float64Array, high: Float64Array, low: Float64Array, close: Float64Array, volume: Float64Array }} Columns
 * @typedef {{ module: WebAssembly.Module, program: string, header: Uint8Array, length: number, columns: readonly Float64Array[], outputs: number, seed: number, outputBytes: number, shown: Int32Array }} Task
 */
const task = /** @type {Task} */ (workerData);

/** 2000-01-01T00:00:00Z in nanoseconds: inside the box it is always this moment. */
const fixedTime = 946_684_800_000_000_000n;
const answerBytes = 1 + 8 * task.outputs;
/** A tag and the length of what follows. */
const reportHead = 9;
const longestReport = 1_000_000;

class ProtocolError extends Error {}

/** Descriptor 0: the header, then one bar at a time, none before the answer to the one before it. */
class BarFeed extends Fd {
  /** @type {Uint8Array} What has been granted and not been read. */
  granted = task.header;
  next = 0;
  pending = false;
  #started = false;
  #record = new Float64Array(task.columns.length);

  /** @override @param {number} size */
  fd_read(size) {
    if (!this.#started) {
      this.#started = true;
      parentPort?.postMessage({ started: true });
    }
    if (this.granted.length === 0) {
      if (this.pending) return { ret: wasi.ERRNO_ACCES, data: new Uint8Array(0) };
      if (this.next === task.length) return { ret: 0, data: new Uint8Array(0) };
      for (let i = 0; i < task.columns.length; i++) this.#record[i] = task.columns[i]?.[this.next] ?? NaN;
      this.granted = new Uint8Array(this.#record.buffer);
      task.shown[0] = ++this.next;
      this.pending = true;
    }
    const data = this.granted.subarray(0, size);
    this.granted = this.granted.subarray(data.length);
    return { ret: 0, data };
  }
}

/** Descriptor 1: answers, or one report of what went wrong. */
class Answers extends Fd {
  columns = Array.from({ length: task.outputs }, () => new Float64Array(task.length).fill(Number.NaN));
  /** @type {string | undefined} */
  report = undefined;
  count = 0;
  #waiting = new Uint8Array(0);
  #reported = 0;

  /** @param {BarFeed} feed */
  constructor(feed) {
    super();
    this.feed = feed;
  }

  /** @override @param {Uint8Array} data */
  fd_write(data) {
    if (this.#waiting.length === 0 && data.length === answerBytes && data[0] === 0) {
      this.#answer(new DataView(data.buffer, data.byteOffset));
      return { ret: 0, nwritten: answerBytes };
    }
    if (data.length + this.#waiting.length > longestReport) throw new ProtocolError('An answer is too long');
    const whole = new Uint8Array(this.#waiting.length + data.length);
    whole.set(this.#waiting);
    whole.set(data, this.#waiting.length);
    this.#waiting = whole;
    while (this.#waiting.length > 0 && this.report === undefined) {
      const view = new DataView(this.#waiting.buffer, this.#waiting.byteOffset);
      const isAnswer = view.getUint8(0) === 0;
      if (this.#waiting.length < (isAnswer ? answerBytes : reportHead)) break;
      if (isAnswer) this.#answer(view);
      else if (!this.#readReport(view.getFloat64(1, true))) break;
    }
    return { ret: 0, nwritten: data.length };
  }

  /** @param {DataView} view */
  #answer(view) {
    if (!this.feed.pending) throw new ProtocolError('There was an answer that no bar had asked for');
    for (let output = 0; output < task.outputs; output++) {
      const value = view.getFloat64(1 + 8 * output, true);
      if (Math.abs(value) === Number.POSITIVE_INFINITY) throw new ProtocolError('An answer is not finite');
      /** @type {Float64Array} */ (this.columns[output])[this.count] = value;
    }
    this.feed.pending = false;
    this.count++;
    const hundredth = Math.floor((this.count * 100) / task.length);
    if (hundredth > this.#reported) {
      this.#reported = hundredth;
      parentPort?.postMessage({ progress: this.count / task.length });
    }
  }

  /** @param {number} size */
  #readReport(size) {
    if (!(size >= 0 && size <= longestReport)) throw new ProtocolError('A report is too long');
    if (this.#waiting.length < reportHead + size) return false;
    this.report = new TextDecoder().decode(this.#waiting.subarray(reportHead, reportHead + size));
    return true;
  }
}

/** Descriptor 2: what the code prints, up to the cap; the rest is dropped. */
class Printed extends Fd {
  /** @type {Uint8Array[]} */
  parts = [];
  size = 0;
  cut = false;

  /** @override @param {Uint8Array} data */
  fd_write(data) {
    const part = data.slice(0, Math.max(0, task.outputBytes - this.size));
    if (part.length > 0) this.parts.push(part);
    this.size += part.length;
    this.cut ||= part.length < data.length;
    return { ret: 0, nwritten: data.length };
  }

  text() {
    return new TextDecoder().decode(Buffer.concat(this.parts));
  }
}

function run() {
  const feed = new BarFeed();
  const answers = new Answers(feed);
  const printed = new Printed();
  const box = new WASI(['python', '-I', '-S', '-B', '-c', task.program], [], [feed, answers, printed], {
    debug: false,
  });
  const memory = () => /** @type {WebAssembly.Memory} */ (instance.exports['memory']).buffer;
  let random = task.seed >>> 0 || 1;
  const imports = {
    ...box.wasiImport,
    /** @param {number} _clock @param {bigint} _precision @param {number} at */
    clock_time_get(_clock, _precision, at) {
      new DataView(memory()).setBigUint64(at, fixedTime, true);
      return wasi.ERRNO_SUCCESS;
    },
    /** @param {number} at @param {number} length */
    random_get(at, length) {
      const bytes = new Uint8Array(memory(), at, length);
      for (let i = 0; i < length; i++) {
        random ^= random << 13;
        random ^= random >>> 17;
        random ^= random << 5;
        bytes[i] = random & 0xff;
      }
      return wasi.ERRNO_SUCCESS;
    },
    poll_oneoff: () => wasi.ERRNO_NOTSUP,
    sched_yield: () => wasi.ERRNO_SUCCESS,
    proc_raise: () => wasi.ERRNO_NOTSUP,
    sock_recv: () => wasi.ERRNO_NOTSUP,
    sock_send: () => wasi.ERRNO_NOTSUP,
    sock_shutdown: () => wasi.ERRNO_NOTSUP,
    sock_accept: () => wasi.ERRNO_NOTSUP,
  };
  const instance = new WebAssembly.Instance(task.module, { wasi_snapshot_preview1: imports });
  /** @type {string | undefined} */
  let crash;
  let exitCode = 0;
  try {
    exitCode = box.start(/** @type {never} */ (instance));
  } catch (error) {
    if (error instanceof WASIProcExit) exitCode = error.code;
    else if (error instanceof ProtocolError) crash = error.message;
    else if (error instanceof RangeError) crash = 'The calls went too deep for the interpreter';
    else crash = 'The interpreter stopped';
  }
  parentPort?.postMessage({
    ended: {
      columns: answers.columns,
      count: answers.count,
      report: answers.report,
      printed: printed.text(),
      printedCut: printed.cut,
      exitCode,
      crash,
    },
  });
}

run();
