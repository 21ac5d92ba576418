"""What was dictated, kept on this machine in one database: for whom wants a sentence of yesterday, or its figures."""
