from corbiere.cli import main

main()
