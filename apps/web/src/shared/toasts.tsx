import { create } from 'zustand';
import { Icon } from './icons.js';
import './toasts.css';

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'warning' | 'danger';
  readonly title: string;
  /** What to do next. */
  readonly detail?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const shownFor = { info: 5_000, success: 3_500, warning: 9_000, danger: 12_000 } as const;
const mostAtOnce = 4;
let lastId = 0;

const useToasts = create<{ toasts: readonly Toast[] }>(() => ({ toasts: [] }));

/** Tells the person something that they did not ask for; the same words are not shown twice at once. */
export function toast(message: Omit<Toast, 'id'>): void {
  const id = ++lastId;
  useToasts.setState(({ toasts }) => ({
    toasts: [
      ...toasts.filter((shown) => shown.title !== message.title || shown.detail !== message.detail),
      { ...message, id },
    ].slice(-mostAtOnce),
  }));
  setTimeout(() => dismiss(id), shownFor[message.tone]);
}

function dismiss(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((shown) => shown.id !== id) }));
}

const iconOf = { info: 'info', success: 'check', warning: 'warning', danger: 'error' } as const;

export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <section className="toasts" aria-label="Notifications">
      {toasts.map((shown) => (
        <div
          key={shown.id}
          className={`toast ${shown.tone}`}
          role={shown.tone === 'danger' ? 'alert' : 'status'}
        >
          <Icon name={iconOf[shown.tone]} />
          <div className="toast-text">
            <strong>{shown.title}</strong>
            {shown.detail && <span>{shown.detail}</span>}
            {shown.action && (
              <button
                type="button"
                className="toast-action"
                onClick={() => {
                  shown.action?.run();
                  dismiss(shown.id);
                }}
              >
                {shown.action.label}
              </button>
            )}
          </div>
          <button
            type="button"
            className="toast-close"
            aria-label="Dismiss"
            onClick={() => dismiss(shown.id)}
          >
            <Icon name="close" size={12} />
          </button>
        </div>
      ))}
    </section>
  );
}
