/**
 * The OpenAPI documents. They are written from the code: operations from the mappings of a running application, bodies from
 * their records, words from Javadoc, roles and bounds from annotations, problems from what the code can throw.
 */
@NullMarked
package dev.hiring.apidocs;

import org.jspecify.annotations.NullMarked;
