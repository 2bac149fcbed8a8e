import type { ComponentProps } from 'react';
import { Icon, type IconName } from './icons.js';
import { Tooltip } from './tooltip.js';

type Props = Omit<ComponentProps<'button'>, 'children' | 'aria-label' | 'type'> & {
  icon: IconName;
  /** The button's name for everyone: tooltip and screen reader. */
  label: string;
  keys?: string;
  side?: 'top' | 'right' | 'bottom' | 'left';
};

export function IconButton({ icon, label, keys, side, className = '', ...rest }: Props) {
  return (
    <Tooltip text={label} {...(keys ? { keys } : {})} {...(side ? { side } : {})}>
      <button type="button" {...rest} className={`button quiet icon ${className}`} aria-label={label}>
        <Icon name={icon} />
      </button>
    </Tooltip>
  );
}
