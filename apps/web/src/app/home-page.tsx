import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../lib/session.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import classes from './home-page.module.css'
import { LatestEvent } from './latest-event.tsx'
import { navigationFor } from './nav-sections.ts'

/** What this person may do, each with one sentence. */
export function HomePage() {
  const { t } = useTranslation()
  const session = useSession()
  if (!session) return null
  const routes = navigationFor(session).flatMap(({ routes: list }) => list)
  return (
    <>
      <PageHeader title={t('common:home.title')} lead={t('common:home.lead', { name: session.actor.name })} />
      {session.actor.roles.includes('asesor') ? <Notice tone="info">{t('common:home.asesor')}</Notice> : null}
      {session.actor.roles.includes('pimpinan') ? <Notice tone="info">{t('common:home.pimpinan')}</Notice> : null}
      {session.actor.permissions.includes('event.read') ? <LatestEvent /> : null}
      <ul className={classes.cards}>
        {routes.map((route) => (
          <li key={route.path}>
            <Link className={classes.card} to={route.path as never}>
              <strong>{t(route.labelKey)}</strong>
              {route.descriptionKey ? t(route.descriptionKey) : null}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
