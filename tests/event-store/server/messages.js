// Between the generated messages of the official client's package and the log.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** @type {any} */
export const streams = require('@eventstore/db-client/generated/streams_pb.js');
/** @type {any} */
export const shared = require('@eventstore/db-client/generated/shared_pb.js');
/** @type {any} */
const statusMessages = require('@eventstore/db-client/generated/status_pb.js');
/** @type {any} */
const empty = require('google-protobuf/google/protobuf/empty_pb.js');
/** @type {any} */
const any = require('google-protobuf/google/protobuf/any_pb.js');

/** @typedef {import('./memory-log.js').LoggedEvent} LoggedEvent */
/** @typedef {import('./memory-log.js').Proposed} Proposed */
/** @typedef {import('./memory-log.js').Verdict} Verdict */

/** @param {any} identifier @returns {string} */
export function streamName(identifier) {
  return Buffer.from(identifier.getStreamName_asU8()).toString('utf8');
}

/** @param {string} name */
function identifierOf(name) {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Uint8Array.from(Buffer.from(name, 'utf8')));
  return identifier;
}

/** @param {string} id */
function uuidOf(id) {
  const uuid = new shared.UUID();
  uuid.setString(id);
  return uuid;
}

/** @param {any} uuid @returns {string} */
function idOf(uuid) {
  if (uuid.hasString()) return uuid.getString();
  const { high, low } = {
    high: uuid.getStructured().getMostSignificantBits(),
    low: uuid.getStructured().getLeastSignificantBits(),
  };
  const hex = [high, low]
    .map((half) => BigInt.asUintN(64, BigInt(half)).toString(16).padStart(16, '0'))
    .join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** @param {any} message @returns {Proposed} */
export function proposedOf(message) {
  return {
    id: idOf(message.getId()),
    type: message.getMetadataMap().get('type'),
    contentType: message.getMetadataMap().get('content-type'),
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/**
 * @param {any} options of an append, or of a batch of one
 * @returns {import('./memory-log.js').Expected}
 */
export function expectedOf(options) {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'none';
  if (options.hasStreamExists()) return 'exists';
  return Number(options.getRevision ? options.getRevision() : options.getStreamPosition());
}

/** @param {Verdict} verdict @param {import('./memory-log.js').Expected} expected @param {boolean} withPosition */
export function appendResponse(verdict, expected, withPosition) {
  const response = new streams.AppendResp();
  if (verdict.kind === 'wrong') {
    const wrong = new streams.AppendResp.WrongExpectedVersion();
    if (verdict.current < 0) wrong.setCurrentNoStream(new shared.Empty());
    else wrong.setCurrentRevision(String(verdict.current));
    if (expected === 'any') wrong.setExpectedAny(new shared.Empty());
    else if (expected === 'none') wrong.setExpectedNoStream(new shared.Empty());
    else if (expected === 'exists') wrong.setExpectedStreamExists(new shared.Empty());
    else wrong.setExpectedRevision(String(expected));
    response.setWrongExpectedVersion(wrong);
    return response;
  }
  const success = new streams.AppendResp.Success();
  success.setCurrentRevision(String(verdict.revision));
  if (withPosition) {
    const position = new streams.AppendResp.Position();
    position.setCommitPosition(String(verdict.position));
    position.setPreparePosition(String(verdict.position));
    success.setPosition(position);
  } else success.setNoPosition(new shared.Empty());
  response.setSuccess(success);
  return response;
}

/** @param {any} correlationId @param {string} stream @param {Verdict} verdict */
export function batchResponse(correlationId, stream, verdict) {
  const response = new streams.BatchAppendResp();
  response.setCorrelationId(correlationId);
  response.setStreamIdentifier(identifierOf(stream));
  if (verdict.kind === 'wrong') {
    const wrong = new shared.WrongExpectedVersion();
    if (verdict.current < 0) wrong.setCurrentNoStream(new empty.Empty());
    else wrong.setCurrentStreamRevision(String(verdict.current));
    const details = new any.Any();
    details.pack(wrong.serializeBinary(), 'event_store.client.WrongExpectedVersion');
    const status = new statusMessages.Status();
    status.setMessage('WrongExpectedVersion');
    status.setDetails(details);
    response.setError(status);
    return response;
  }
  const success = new streams.BatchAppendResp.Success();
  success.setCurrentRevision(String(verdict.revision));
  const position = new shared.AllStreamPosition();
  position.setCommitPosition(String(verdict.position));
  position.setPreparePosition(String(verdict.position));
  success.setPosition(position);
  response.setSuccess(success);
  return response;
}

/** @param {LoggedEvent} event */
export function eventResponse(event) {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(uuidOf(event.id));
  recorded.setStreamIdentifier(identifierOf(event.stream));
  recorded.setStreamRevision(String(event.revision));
  recorded.setCommitPosition(String(event.position));
  recorded.setPreparePosition(String(event.position));
  recorded.getMetadataMap().set('type', event.type);
  recorded.getMetadataMap().set('content-type', event.contentType);
  recorded.getMetadataMap().set('created', '17000000000000000');
  recorded.setData(event.data);
  recorded.setCustomMetadata(event.metadata);
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(String(event.position));
  const response = new streams.ReadResp();
  response.setEvent(read);
  return response;
}

/** @param {string} stream */
export function notFoundResponse(stream) {
  const notFound = new streams.ReadResp.StreamNotFound();
  notFound.setStreamIdentifier(identifierOf(stream));
  const response = new streams.ReadResp();
  response.setStreamNotFound(notFound);
  return response;
}

/** @param {string} id */
export function confirmationResponse(id) {
  const confirmation = new streams.ReadResp.SubscriptionConfirmation();
  confirmation.setSubscriptionId(id);
  const response = new streams.ReadResp();
  response.setConfirmation(confirmation);
  return response;
}

/** @param {bigint} position */
export function checkpointResponse(position) {
  const checkpoint = new streams.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(position));
  checkpoint.setPreparePosition(String(position));
  const response = new streams.ReadResp();
  response.setCheckpoint(checkpoint);
  return response;
}
