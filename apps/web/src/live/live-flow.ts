import { messageType, type Notice, parseNoticeContent } from '@strategy-builder/collab/client';
import { decideAll, type Flow, type FlowCommand, type RefusalAt } from '@strategy-builder/domain';
import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { messageSync, WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand';
import { request } from '../shared/api.js';
import { type Connection, connectionEnd, reconnectionReason } from './connection.js';
import { emptyFlow, writeChanges } from './document.js';
import { mirrorFlow } from './flow-mirror.js';
import { UnsavedEdits } from './unsaved.js';

export interface LiveState {
  readonly connection: Connection;
  /** The stored document has arrived at least once. */
  readonly loaded: boolean;
  readonly flow: Flow;
  /** Number of events in the flow's log, as far as this page has heard. */
  readonly revision: number | null;
  readonly unsaved: boolean;
}

/** One open flow: the document, everybody's presence, and what the server says about them. */
export interface LiveFlow {
  readonly flowId: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /**
   * Does these commands on the canvas at once, all or none; the server decides them again before anybody else sees
   * them. Returns the refusal when the rules forbid it already here.
   */
  perform(commands: readonly FlowCommand[]): RefusalAt | undefined;
  readonly store: StoreApi<LiveState>;
  onNotice(listener: (notice: Notice) => void): () => void;
  /** The server named a revision in some other answer. */
  heardRevision(revision: number): void;
  close(): void;
}

export function openLiveFlow(flowId: string, maxNodes: number): LiveFlow {
  const doc = new Y.Doc();
  const store = createStore<LiveState>(() => ({
    connection: { state: 'connecting' },
    loaded: false,
    flow: emptyFlow,
    revision: null,
    unsaved: false,
  }));
  const listeners = new Set<(notice: Notice) => void>();
  const unsaved = new UnsavedEdits(doc);
  const socketScheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const provider = new WebsocketProvider(`${socketScheme}://${location.host}/collab`, flowId, doc, {
    connect: false,
    params: { notices: '1' },
    // What another tab shows must have been stored first; tabs talk through the server only.
    disableBc: true,
  });

  const heardRevision = (revision: number): void => {
    if (revision > (store.getState().revision ?? 0)) store.setState({ revision });
  };
  const showUnsaved = (): void => {
    if (store.getState().unsaved !== unsaved.any()) store.setState({ unsaved: unsaved.any() });
  };

  const receiveSync = provider.messageHandlers[messageSync]!;
  provider.messageHandlers[messageSync] = (encoder, decoder, ...rest) => {
    unsaved.received(decoder);
    receiveSync(encoder, decoder, ...rest);
    showUnsaved();
  };
  provider.messageHandlers[messageType.notice] = (_encoder, decoder) => {
    const notice = parseNoticeContent(decoding.readVarString(decoder));
    if (!notice) return;
    if (typeof notice.revision === 'number') heardRevision(notice.revision);
    for (const listener of listeners) listener(notice);
  };

  provider.on('sync', (synced: boolean) => {
    if (!synced) return;
    store.setState({ connection: { state: 'live' }, loaded: true });
    // Notices tell of new events only; where the log stands at this moment has to be asked.
    void request<{ revision: number }>('GET', `/flows/${flowId}`).then(
      ({ revision }) => heardRevision(revision),
      () => undefined,
    );
  });
  provider.on('connection-close', (event: CloseEvent | null) => {
    if (store.getState().connection.state === 'connecting' && !event) return;
    const because = event ? reconnectionReason(event.code, event.reason) : undefined;
    store.setState({ connection: { state: 'reconnecting', ...(because ? { because } : {}) } });
  });
  provider.on('closed', ({ code, reason }: { code: number; reason: string }) => {
    store.setState({ connection: { state: 'closed', end: connectionEnd(code, reason) } });
  });
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) return;
    unsaved.edited();
    showUnsaved();
  });

  const unmirror = mirrorFlow(doc, (flow) => store.setState({ flow }));
  provider.connect();

  return {
    flowId,
    doc,
    awareness: provider.awareness,
    perform(commands) {
      const decision = decideAll(commands, store.getState().flow, { maxNodes });
      if ('refused' in decision) return decision;
      writeChanges(doc, decision);
      return undefined;
    },
    store,
    onNotice(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    heardRevision,
    close() {
      unmirror();
      listeners.clear();
      provider.destroy();
      doc.destroy();
    },
  };
}
