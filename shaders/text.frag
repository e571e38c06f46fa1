#version 330 core
// Letters and their halo from a signed distance: 0.5 in the atlas is the outline.

noperspective in vec2 place;
flat in vec2 origin;
flat in vec4 letters;
flat in vec4 halo;
flat in vec2 edgePlace;

uniform sampler2D atlas;
uniform float atlasPx; // a power of two

out vec4 colour;

void main() {
    // In steps of 1/256 of a texel the sum and the quotient are exact: a picture does not depend on where in
    // the atlas its texts happen to stand.
    vec2 at = (origin + floor(place * 256.0 + 0.5) / 256.0) / atlasPx;
    float distancePx = (texture(atlas, at).r - 0.5) * edgePlace.x;
    float letter = letters.a * clamp(distancePx + 0.5, 0.0, 1.0);
    float rim = halo.a * clamp(distancePx + edgePlace.y + 0.5, 0.0, 1.0);
    float alpha = letter + rim - letter * rim;
    colour = vec4(mix(halo.rgb, letters.rgb, letter / max(alpha, 0.001)), alpha);
}
