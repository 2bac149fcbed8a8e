import { IconButton } from './icon-button.js';
import { switchTheme, useTheme } from './theme.js';

export function ThemeButton({ keys }: { keys?: string }) {
  const theme = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <IconButton
      icon={theme === 'dark' ? 'sun' : 'moon'}
      label={`Switch to ${other} theme`}
      {...(keys ? { keys } : {})}
      onClick={switchTheme}
    />
  );
}
