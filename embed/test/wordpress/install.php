<?php
// Installs the site, with its people and a post. Permalinks are as most sites have them.
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = parse_url( getenv( 'WORDPRESS_ORIGIN' ), PHP_URL_HOST );
require 'wp-load.php';
require 'wp-admin/includes/upgrade.php';
wp_install( 'Blog', 'ada', 'ada@example.test', true, '', 'ada-password' );
wp_insert_user( array( 'user_login' => 'bob', 'user_pass' => 'bob-password', 'display_name' => 'Bob', 'role' => 'subscriber' ) );
wp_update_user( array( 'ID' => 1, 'display_name' => 'Ada' ) );
update_option( 'require_name_email', '0' );
update_option( 'comment_previously_approved', '0' );
update_option( 'permalink_structure', '/%postname%/' );
wp_delete_comment( 1, true );
wp_update_post( array( 'ID' => 1, 'post_title' => 'Story', 'post_name' => 'story' ) );
