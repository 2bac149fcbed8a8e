import { createServer } from 'node:http';
import { getYDoc, setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';
import { fillFlow, listenForPreparations } from './flow-document.js';

const port = 20_000 + 2 * Math.floor(Math.random() * 6_000);
const server = createServer();
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', setupWSConnection);
await listenForPreparations(port + 1, (room, nodes) => fillFlow(getYDoc(room), nodes));
server.listen(port, '127.0.0.1', () => process.stdout.write(`${port}\n`));
