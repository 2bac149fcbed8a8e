import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { IconButton } from './icon-button.js';

/** A question that stops everything else until it is answered or dismissed. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  wide = false,
  className = '',
  onClosed,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string;
  wide?: boolean;
  className?: string;
  /** When it is gone and the focus is back where it was. */
  onClosed?: () => void;
  children: ReactNode;
}) {
  const before = useRef<Element | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-shade" />
        <Radix.Content
          className={`dialog ${wide ? 'wide' : ''} ${className}`}
          onOpenAutoFocus={() => {
            before.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
            onClosed?.();
          }}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <Radix.Title asChild>
            <h2>{title}</h2>
          </Radix.Title>
          {description && <Radix.Description className="soft">{description}</Radix.Description>}
          {children}
          {wide && (
            <Radix.Close asChild>
              <IconButton icon="close" label="Close" className="dialog-close" />
            </Radix.Close>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
