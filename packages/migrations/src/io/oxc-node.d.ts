declare module '@oxc-node/core/register'
