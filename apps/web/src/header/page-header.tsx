import { Logo } from '../shared/logo.js';
import { goTo, pathOf } from '../shared/route.js';
import { ThemeButton } from '../shared/theme-button.js';
import './header.css';

/** The head of a page beside the builder, with the way back to a strategy (left out: to the example). */
export function PageHeader({ title, flowId = 'example' }: { title: string; flowId?: string }) {
  const back = pathOf(flowId);
  return (
    <header className="header">
      <div className="header-start">
        <Logo />
        <h1>{title}</h1>
      </div>
      <div className="header-end">
        <a
          className="button quiet"
          href={back}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            goTo(back);
          }}
        >
          Back to the strategy
        </a>
        <ThemeButton />
      </div>
    </header>
  );
}
