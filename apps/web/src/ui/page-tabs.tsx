import { Link } from '@tanstack/react-router'
import classes from './page-tabs.module.css'

interface PageTabsProps<Name extends string> {
  readonly label: string
  /** Address of the page; the tab is its parameter `bagian`. */
  readonly to: string
  readonly tabs: readonly { readonly name: Name; readonly label: string }[]
  readonly current: Name
}

/** The parts of a page, each with an address of its own. */
export function PageTabs<Name extends string>({ label, to, tabs, current }: PageTabsProps<Name>) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.name}
          to={to as never}
          search={{ bagian: tab.name } as never}
          aria-current={tab.name === current ? 'page' : undefined}
          activeOptions={{ includeSearch: true }}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
