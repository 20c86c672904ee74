import type { Session } from '@petakom/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './layout.module.css'
import { navigationFor } from './nav-sections.ts'

export function Navigation({ session, isOpen }: { session: Session; isOpen: boolean }) {
  const { t } = useTranslation()
  return (
    <nav
      id="menu-utama"
      className={classes.nav}
      data-open={isOpen || undefined}
      aria-label={t('common:app.navigation')}
    >
      <ul>
        <li>
          <Link to="/" activeOptions={{ exact: true }}>
            {t('common:app.start')}
          </Link>
        </li>
      </ul>
      {navigationFor(session).map(({ group, routes }) => (
        <section key={group}>
          <h2>{t(`common:nav.group.${group}`)}</h2>
          <ul>
            {routes.map((route) => (
              <li key={route.path}>
                <Link to={route.path as never}>{t(route.labelKey)}</Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
