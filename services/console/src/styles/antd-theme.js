/** Ant Design in the colours of the console. Grey texts are darker than usual: 4.5 to 1 on white and on the ground of a table's head. */
export const antdTheme = {
  hashed: false,
  cssVar: { key: 'yange' },
  token: {
    colorPrimary: '#1d5b99',
    colorLink: '#1d5b99',
    // Under the pointer and while pressed as well, 4.5 : 1 on white.
    colorLinkHover: '#2a6db0',
    colorLinkActive: '#174a7d',
    colorError: '#b3261e',
    colorWarning: '#9a5b00',
    colorSuccess: '#1f6b3b',
    colorTextBase: '#1c2530',
    colorTextSecondary: '#4a5462',
    colorTextTertiary: '#566070',
    colorTextDescription: '#566070',
    colorTextPlaceholder: '#66707e',
    colorTextDisabled: '#66707e',
    borderRadius: 5,
    fontSize: 14,
    fontFamily: "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'WenQuanYi Micro Hei', sans-serif",
    motion: false,
  },
};
