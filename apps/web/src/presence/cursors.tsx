import { useStore as useCanvas } from '@xyflow/react';
import { usePeers } from './presence.js';
import './presence.css';

/** The others' cursors, in canvas coordinates, at a constant size whatever the zoom, over nodes and their cards. */
export function Cursors() {
  const peers = usePeers((all) => all);
  const [x, y, zoom] = useCanvas((state) => state.transform);
  return (
    <div className="cursors" style={{ transform: `translate(${x}px, ${y}px) scale(${zoom})` }}>
      {peers.map(
        ({ clientId, cursor, user }) =>
          cursor && (
            <div
              key={clientId}
              className="cursor"
              aria-hidden="true"
              style={{
                transform: `translate(${cursor.x}px, ${cursor.y}px) scale(${1 / zoom})`,
                color: user.color,
              }}
            >
              <svg aria-hidden="true" width="18" height="20" viewBox="0 0 18 20">
                <path
                  d="M2 2l13 6.500-5.800 1.700L6.500 16 2 2Z"
                  fill="currentColor"
                  stroke="#fff"
                  strokeWidth="1.300"
                  strokeLinejoin="round"
                />
              </svg>
              <span style={{ background: user.color }}>{user.name}</span>
            </div>
          ),
      )}
    </div>
  );
}
