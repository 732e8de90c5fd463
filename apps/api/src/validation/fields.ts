export * from '#libs/body';
