"""What an injury costs, item by item (法释〔2022〕14号): what personal injury and traffic accidents are built from."""
