// The document both peers serve: the same shape and size as the product's flow of `nodes` nodes.
import { once } from 'node:events';
import { createServer } from 'node:http';
import * as Y from 'yjs';

/** @param {Y.Doc} doc @param {number} nodes */
export function fillFlow(doc, nodes) {
  doc.transact(() => {
    doc.getMap('meta').set('name', 'benchmark');
    for (let index = 0; index < nodes; index += 1) {
      const node = new Y.Map();
      node.set('type', 'function');
      node.set('kind', 'sma');
      node.set('label', 'SMA 20');
      node.set('description', '');
      node.set('position', { x: (index % 50) * 260, y: Math.floor(index / 50) * 140 });
      node.set('params', new Y.Map([['period', 20]]));
      node.set('formula', 'sma(close, period)');
      doc.getMap('nodes').set(`n_${index}`, node);
    }
  });
}

/** Lets the benchmark ask for a prepared document: POST /<room>/<nodes> on the port after the socket's. */
export async function listenForPreparations(port, prepare) {
  const server = createServer((request, response) => {
    const [, room, nodes] = (request.url ?? '').split('/');
    Promise.resolve(prepare(room, Number(nodes))).then(
      () => response.end('ok'),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}
