import { useEffect, useState } from 'react';
import { Icon } from '../shared/icons.js';
import { toast } from '../shared/toasts.js';

export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast({
        tone: 'warning',
        title: 'The browser did not allow copying',
        detail: 'Select the text and copy it by hand.',
      });
    }
  };
  return (
    <button type="button" className="button" onClick={() => void copy()}>
      <Icon name={copied ? 'check' : 'copy'} size={14} />
      {copied ? 'Copied' : label}
    </button>
  );
}
