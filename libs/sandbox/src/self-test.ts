import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Something that the box must not be able to do, and could. */
export type Escape = 'files' | 'environment' | 'network' | 'processes';

/** Where the self-test hides what must not be found. */
interface Bait {
  readonly file: string;
  readonly word: string;
  readonly port: number;
}

/** Runs a Python program and gives what it printed. */
export type RunProgram = (program: string) => Promise<string>;

/**
 * Tries to break out: to read a canary, to see the environment, to reach a listening socket, to start a process.
 * Anything that succeeds is named; a program that does not come to its end is an error, never a pass.
 */
export async function findEscapes(run: RunProgram): Promise<readonly Escape[]> {
  const word = randomUUID();
  const directory = await mkdtemp(join(tmpdir(), 'canary-'));
  const file = join(directory, 'canary.txt');
  let reached = false;
  const server = createServer((socket) => {
    reached = true;
    socket.destroy();
  });
  process.env['SANDBOX_CANARY'] = word;
  try {
    await writeFile(file, word);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const printed = await run(attempts({ file, word, port }));
    const found = /^escapes:([a-z,]*)$/m.exec(printed)?.[1];
    if (found === undefined)
      throw new Error(`The self-test of the sandbox did not end: ${printed.slice(0, 500)}`);
    const names = found.split(',').filter((name) => name !== '') as Escape[];
    return reached && !names.includes('network') ? [...names, 'network'] : names;
  } finally {
    delete process.env['SANDBOX_CANARY'];
    await new Promise((resolve) => server.close(resolve));
    await rm(directory, { recursive: true });
  }
}

function attempts({ file, word, port }: Bait): string {
  return `
import os, sys
found = []
def attempt(name, action):
    try:
        if action():
            found.append(name)
    except BaseException:
        pass
def read_file():
    with open(${JSON.stringify(file)}) as canary:
        return ${JSON.stringify(word)} in canary.read()
def write_file():
    with open(${JSON.stringify(`${file}.out`)}, "w") as out:
        out.write("x")
    return True
def connect():
    import socket
    with socket.create_connection(("127.0.0.1", ${port}), 2):
        return True
def start():
    import subprocess
    return subprocess.run([sys.executable or "python3", "-c", ""]) is not None
attempt("files", read_file)
attempt("files", write_file)
attempt("environment", lambda: "SANDBOX_CANARY" in os.environ)
attempt("network", connect)
attempt("processes", start)
attempt("processes", lambda: os.system("true") == 0)
os.write(2, ("escapes:" + ",".join(sorted(set(found))) + "\\n").encode())
`;
}
