// A small gRPC server that speaks EventStoreDB's protocol over a log in memory, from the service definitions that
// the official client brings along. It can misbehave on demand.
import { createRequire } from 'node:module';
import grpc from '@grpc/grpc-js';
import { MemoryLog } from './memory-log.js';
import {
  appendResponse,
  batchResponse,
  expectedOf,
  proposedOf,
  shared,
  streamName,
  streams,
} from './messages.js';
import { answerRead, answerSubscription } from './reading.js';

const require = createRequire(import.meta.url);
/** @type {any} */
const { StreamsService } = require('@eventstore/db-client/generated/streams_grpc_pb.js');
/** @type {any} */
const { ServerFeaturesService } = require('@eventstore/db-client/generated/serverfeatures_grpc_pb.js');
/** @type {any} */
const features = require('@eventstore/db-client/generated/serverfeatures_pb.js');
/** @type {any} */
const { GossipService } = require('@eventstore/db-client/generated/gossip_grpc_pb.js');
/** @type {any} */
const gossip = require('@eventstore/db-client/generated/gossip_pb.js');

/** What a server takes for one append unless it is configured otherwise. */
export const maxAppendSize = 1024 * 1024;

/**
 * What becomes of one of the next appends:
 * - `lose`: it is stored, and the connection breaks before the answer
 * - `storeAndTimeOut`: it is stored, and answered "deadline exceeded"
 * - `timeOut`: it is not stored, and answered "deadline exceeded"
 * - `unavailable`: it is not stored
 * - `notLeader`: it is not stored, and the leader is named
 * - `storeLate`: it is answered "deadline exceeded", and stored when `storeTheLate()` says so
 * - `answerLate`: it is stored, and answered when `answerTheLate()` says so
 * @typedef {'lose' | 'storeAndTimeOut' | 'timeOut' | 'unavailable' | 'notLeader' | 'storeLate' | 'answerLate'} Mishap
 */

export class FakeEventStore {
  log = new MemoryLog();
  port = 0;
  /** Mishaps of the next appends, first come first. @type {Mishap[]} */
  mishaps = [];
  /** How subscriptions are fed. */
  feeding = { deliverTwice: false, skipEvery: 0 };
  /** Whether the answer to a repeated append says where the event stands. */
  placesOfRepeats = true;
  /** Requests by method, to see what a client really asked. @type {string[]} */
  requests = [];
  /** Credentials as they came. @type {Set<string>} */
  authorizations = new Set();
  /** Where a follower says the leader is. */
  leaderPort = 0;
  /** @type {Set<any>} */
  #subscriptions = new Set();
  /** @type {(() => void)[]} */
  #late = [];
  /** @type {(() => void)[]} */
  #held = [];
  /** @type {(() => void)[]} */
  #waiters = [];
  /** @type {any} */
  #server;

  /** @param {{ port?: number, tls?: { key: Buffer, cert: Buffer } }} [options] */
  async start({ port = 0, tls } = {}) {
    this.#server = new grpc.Server({
      'grpc.max_concurrent_streams': 100,
      'grpc.max_receive_message_length': 17 * 1024 * 1024,
    });
    this.#server.addService(StreamsService, {
      read: (/** @type {any} */ call) => this.#read(call),
      append: (/** @type {any} */ call, /** @type {any} */ answer) => this.#append(call, answer),
      batchAppend: (/** @type {any} */ call) => this.#batchAppend(call),
      delete: (/** @type {any} */ call, /** @type {any} */ answer) => {
        this.log.delete(streamName(call.request.getOptions().getStreamIdentifier()));
        answer(null, new streams.DeleteResp());
      },
    });
    this.#server.addService(ServerFeaturesService, {
      getSupportedMethods: (/** @type {any} */ _call, /** @type {any} */ answer) => {
        const supported = new features.SupportedMethods();
        supported.setEventStoreServerVersion('23.10.0');
        const method = new features.SupportedMethod();
        method.setServiceName('event_store.client.streams.streams');
        method.setMethodName('batchappend');
        supported.addMethods(method);
        answer(null, supported);
      },
    });
    this.#server.addService(GossipService, {
      read: (/** @type {any} */ _call, /** @type {any} */ answer) => answer(null, this.#members()),
    });
    const credentials = tls
      ? grpc.ServerCredentials.createSsl(null, [{ private_key: tls.key, cert_chain: tls.cert }])
      : grpc.ServerCredentials.createInsecure();
    this.port = await new Promise((resolve, reject) => {
      this.#server.bindAsync(
        `127.0.0.1:${port}`,
        credentials,
        (/** @type {any} */ error, /** @type {number} */ bound) => (error ? reject(error) : resolve(bound)),
      );
    });
    return this;
  }

  get address() {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** Ends all subscriptions as a server does that goes away. @returns how many there were */
  dropSubscriptions() {
    const dropped = this.#subscriptions.size;
    for (const call of this.#subscriptions) call.emit('error', failure(grpc.status.UNAVAILABLE, 'dropped'));
    this.#subscriptions.clear();
    return dropped;
  }

  /** Stores what was refused with `storeLate`. */
  storeTheLate() {
    for (const store of this.#late.splice(0)) store();
  }

  /** Answers what was held back by `answerLate`. */
  answerTheLate() {
    for (const answer of this.#held.splice(0)) answer();
  }

  /** Resolves when a request was taken for which `condition` holds. @param {() => boolean} condition */
  async until(condition) {
    while (!condition()) await new Promise((resolve) => this.#waiters.push(() => resolve(undefined)));
  }

  get subscriptions() {
    return this.#subscriptions.size;
  }

  get heldBack() {
    return this.#held.length;
  }

  /** Breaks every connection at once. */
  stop() {
    this.#server.forceShutdown();
  }

  #happened() {
    for (const wake of this.#waiters.splice(0)) wake();
  }

  /** @param {any} call @param {string} method */
  #note(call, method) {
    this.requests.push(method);
    for (const authorization of call.metadata.get('authorization')) this.authorizations.add(authorization);
    this.#happened();
  }

  /** @param {any} call */
  #read(call) {
    const isSubscription = call.request.getOptions().hasSubscription();
    this.#note(call, isSubscription ? 'subscribe' : 'read');
    if (!isSubscription) {
      void answerRead(this.log, call);
      return;
    }
    this.#subscriptions.add(call);
    this.#happened();
    void answerSubscription(this.log, call, this.feeding).finally(() => this.#subscriptions.delete(call));
  }

  /** @param {any} call @param {any} answer */
  #append(call, answer) {
    this.#note(call, 'append');
    /** @type {any} */
    let options;
    /** @type {import('./memory-log.js').Proposed[]} */
    const proposed = [];
    call.on('data', (/** @type {any} */ message) => {
      if (message.hasOptions()) options = message.getOptions();
      else proposed.push(proposedOf(message.getProposedMessage()));
    });
    call.on('end', () => {
      const size = proposed.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
      if (size > maxAppendSize) {
        answer(
          failure(grpc.status.INVALID_ARGUMENT, 'too large', {
            exception: 'maximum-append-size-exceeded',
            'maximum-append-size': String(maxAppendSize),
          }),
        );
        return;
      }
      const expected = expectedOf(options);
      const store = () => this.log.append(streamName(options.getStreamIdentifier()), expected, proposed);
      const reply = (/** @type {import('./memory-log.js').Verdict} */ verdict) =>
        answer(null, appendResponse(verdict, expected, verdict.kind !== 'repeated' || this.placesOfRepeats));
      const timeOut = () => answer(failure(grpc.status.DEADLINE_EXCEEDED, 'deadline exceeded'));
      switch (this.mishaps.shift()) {
        case undefined:
          return reply(store());
        case 'lose':
          store();
          return answer(failure(grpc.status.UNAVAILABLE, 'the connection broke'));
        case 'storeAndTimeOut':
          store();
          return timeOut();
        case 'timeOut':
          return timeOut();
        case 'unavailable':
          return answer(failure(grpc.status.UNAVAILABLE, 'not now'));
        case 'notLeader':
          return answer(
            failure(grpc.status.NOT_FOUND, 'not the leader', {
              exception: 'not-leader',
              'leader-endpoint-host': '127.0.0.1',
              'leader-endpoint-port': String(this.leaderPort || this.port),
            }),
          );
        case 'storeLate':
          this.#late.push(store);
          return timeOut();
        case 'answerLate': {
          const verdict = store();
          this.#held.push(() => reply(verdict));
          return this.#happened();
        }
      }
    });
  }

  /** @param {any} call */
  #batchAppend(call) {
    this.#note(call, 'batchAppend');
    /** @type {Map<string, { options: any, proposed: import('./memory-log.js').Proposed[] }>} */
    const batches = new Map();
    call.on('data', (/** @type {any} */ message) => {
      const id = message.getCorrelationId();
      const key = Buffer.from(id.serializeBinary()).toString('hex');
      const batch = batches.get(key) ?? { options: message.getOptions(), proposed: [] };
      batches.set(key, batch);
      batch.proposed.push(...message.getProposedMessagesList().map(proposedOf));
      if (!message.getIsFinal()) return;
      batches.delete(key);
      const stream = streamName(batch.options.getStreamIdentifier());
      call.write(
        batchResponse(id, stream, this.log.append(stream, expectedOf(batch.options), batch.proposed)),
      );
    });
    call.on('end', () => call.end());
    call.on('error', () => {});
  }

  #members() {
    const endpoint = new gossip.EndPoint();
    endpoint.setAddress('127.0.0.1');
    endpoint.setPort(this.leaderPort || this.port);
    const id = new shared.UUID();
    id.setString('00000000-0000-4000-8000-000000000001');
    const member = new gossip.MemberInfo();
    member.setInstanceId(id);
    member.setTimeStamp('0');
    member.setState(gossip.MemberInfo.VNodeState.LEADER);
    member.setIsAlive(true);
    member.setHttpEndPoint(endpoint);
    const cluster = new gossip.ClusterInfo();
    cluster.addMembers(member);
    return cluster;
  }
}

/** @param {number} code @param {string} details @param {Record<string, string>} [trailers] */
function failure(code, details, trailers = {}) {
  const metadata = new grpc.Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
}
