import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** Looks like a button and is a link: it opens in a new tab and has an address. */
export function LinkButton({ to, variant, children }: { to: string; variant?: string; children: ReactNode }) {
  return (
    <Button variant={variant ?? 'filled'} renderRoot={(props) => <Link {...props} to={to as never} />}>
      {children}
    </Button>
  )
}
