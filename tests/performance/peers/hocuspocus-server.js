import { Server } from '@hocuspocus/server';
import { fillFlow, listenForPreparations } from './flow-document.js';

const port = 20_000 + 2 * Math.floor(Math.random() * 6_000);
// Storage off: no extension; documents stay loaded, as they do in the product while somebody is there.
const server = new Server({ port, address: '127.0.0.1', quiet: true, unloadImmediately: false });
await server.listen();
const open = [];
await listenForPreparations(port + 1, async (room, nodes) => {
  const connection = await server.hocuspocus.openDirectConnection(room);
  open.push(connection);
  await connection.transact((doc) => fillFlow(doc, nodes));
});
process.stdout.write(`${port}\n`);
