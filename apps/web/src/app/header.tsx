import { Button, NativeSelect, useMantineColorScheme } from '@mantine/core'
import { type Session, signOut } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../lib/api.ts'
import { changeLanguage } from '../lib/i18n/i18n.ts'
import { Glyph } from '../ui/glyph.tsx'
import { SyntheticBadge } from '../ui/synthetic-badge.tsx'
import classes from './layout.module.css'

export function Header(props: { session: Session | null; isMenuOpen: boolean; onMenu: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { session, isMenuOpen, onMenu } = props
  async function leave() {
    await callApi(signOut).catch(() => {})
    client.clear()
    window.location.assign('/')
  }
  return (
    <header className={classes.header}>
      {session ? (
        <Button
          className={classes.menuButton}
          variant="default"
          aria-expanded={isMenuOpen}
          aria-controls="menu-utama"
          onClick={onMenu}
        >
          <Glyph name={isMenuOpen ? 'close' : 'menu'} /> {isMenuOpen ? t('common:app.closeMenu') : t('common:app.menu')}
        </Button>
      ) : null}
      <Link className={classes.brand} to="/">
        {t('common:app.name')}
      </Link>
      {session ? <span className={classes.instansi}>{session.instansi.name}</span> : null}
      {session?.instansi.isSynthetic ? <SyntheticBadge /> : null}
      <span className={classes.spacer} />
      <Link className={classes.help} to={'/bantuan' as never}>
        <Glyph name="help" /> <span>{t('common:app.help')}</span>
      </Link>
      <div className={classes.tools} data-open={isMenuOpen || !session}>
        <Preferences />
        {session ? (
          <>
            <Button component="a" href="/akun" variant="subtle">
              {session.actor.name}
            </Button>
            <Button variant="default" onClick={() => void leave()}>
              {t('common:app.signOut')}
            </Button>
          </>
        ) : null}
      </div>
    </header>
  )
}

function Preferences() {
  const { t, i18n } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <NativeSelect
        aria-label={t('common:app.language')}
        value={i18n.language}
        data={[
          { value: 'id', label: 'Indonesia' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(event) => void changeLanguage(event.currentTarget.value as 'id' | 'en')}
      />
      <NativeSelect
        aria-label={t('common:app.theme')}
        value={colorScheme}
        data={[
          { value: 'auto', label: t('common:app.auto') },
          { value: 'light', label: t('common:app.light') },
          { value: 'dark', label: t('common:app.dark') },
        ]}
        onChange={(event) => setColorScheme(event.currentTarget.value as 'auto' | 'light' | 'dark')}
      />
    </>
  )
}
