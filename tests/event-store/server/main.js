// The fake server as a process of its own: prints its address and serves until it is ended.
import { FakeEventStore } from './fake-server.js';

const server = await new FakeEventStore().start();
console.log(server.address);
