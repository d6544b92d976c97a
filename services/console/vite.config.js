import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { antdStyles } from './build/antd-styles.js';
import { commands } from './build/commands.js';
import { sizeBudget } from './build/size-budget.js';

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'static',
  plugins: [react(), antdStyles(), commands(), sizeBudget()],
  // Libraries of this workspace are bundled from their sources: the page waits for nobody else's build.
  resolve: { conditions: ['yange-source', 'module', 'browser', 'production', 'import', 'default'] },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    // Every file is a file of the gateway: its policy knows neither data: nor inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
  logLevel: 'warn',
});
