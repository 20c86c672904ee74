import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
  Modal,
} from '@mantine/core'

const same = (role: string) => Array.from({ length: 10 }, () => `var(--${role})`) as unknown as MantineColorsTuple

export const colorSchemeManager = localStorageColorSchemeManager({ key: 'petakom-color-scheme' })

/** Sizes and behaviour; colours come from tokens.css by role name. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '14px', md: '16px', lg: '18px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { sm: '4px', md: '8px' },
  defaultRadius: 'sm',
  primaryColor: 'primary',
  colors: { primary: same('primary'), danger: same('danger') },
  breakpoints: { xs: '22.5em', sm: '48em', md: '62em', lg: '75em', xl: '90em' },
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'md' } }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: 'md', transitionProps: { duration: 100 } } }),
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
  },
})

function filled(color: string, role: string, onRole: string) {
  return {
    [`--mantine-color-${color}-filled`]: `var(--${role})`,
    [`--mantine-color-${color}-filled-hover`]: `var(--${role}-hover)`,
    [`--mantine-color-${color}-light`]: 'transparent',
    [`--mantine-color-${color}-light-hover`]: 'var(--surface-2)',
    [`--mantine-color-${color}-light-color`]: `var(--${role})`,
    [`--mantine-color-${color}-outline`]: `var(--${role})`,
    [`--mantine-color-${color}-outline-hover`]: 'var(--surface-2)',
    [`--mantine-color-${color}-text`]: `var(--${role})`,
    [`--mantine-color-${color}-contrast`]: `var(--${onRole})`,
  }
}

const roles = {
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-white': '#ffffff',
  '--mantine-color-dimmed': 'var(--text-muted)',
  '--mantine-color-placeholder': 'var(--text-muted)',
  '--mantine-color-anchor': 'var(--primary)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-default': 'var(--bg)',
  '--mantine-color-default-hover': 'var(--surface-2)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--control-line)',
  '--mantine-color-disabled': 'var(--surface-2)',
  '--mantine-color-disabled-color': 'var(--text-muted)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-contrast': 'var(--on-primary)',
  ...filled('primary', 'primary', 'on-primary'),
  ...filled('danger', 'danger', 'bg'),
}

/** tokens.css switches by scheme itself, so both schemes get the same role names. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: roles, dark: roles })
